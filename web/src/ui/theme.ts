/** One visual language: warm greys, one accent (pine), one radius, Inter with tabular figures. */
import { createTheme, type MantineColorsTuple } from "@mantine/core";

const pine: MantineColorsTuple = [
  "#e9f6f3",
  "#d3ebe5",
  "#a8d8cd",
  "#78c3b3",
  "#4fae9b",
  "#2f9a87",
  "#178271",
  "#0e6b5e",
  "#0b574d",
  "#07423b",
];

const gray: MantineColorsTuple = [
  "#faf9f7",
  "#f3f1ed",
  "#e8e5df",
  "#d9d5cd",
  "#bfb9ae",
  "#9a948a",
  "#6f6a62",
  "#56524c",
  "#3a3733",
  "#24221f",
];

const dark: MantineColorsTuple = [
  "#ece9e4",
  "#cfcbc4",
  "#b0aba3",
  "#8b867e",
  "#4a4742",
  "#37342f",
  "#2a2825",
  "#211f1d",
  "#191816",
  "#121110",
];

export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { pine, gray, dark },
  black: "#24221f",
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1.5", sm: "1.5", md: "1.5", lg: "1.5", xl: "1.4" },
  headings: { fontFamily: '"Inter Variable", system-ui, sans-serif', fontWeight: "650" },
  defaultRadius: "md",
  radius: { xs: "4px", sm: "8px", md: "8px", lg: "8px", xl: "8px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
});
