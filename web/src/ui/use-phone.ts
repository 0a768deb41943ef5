/** Whether the window is as narrow as a phone: cards for tables, a sheet for the panel. */
import { useMediaQuery } from "@mantine/hooks";

export function usePhone(): boolean {
  return useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
}
