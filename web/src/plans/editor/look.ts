/** The editors in the look of the pages: its colours, its figures, light and dark by its variables. */
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const words = HighlightStyle.define([
  { tag: tags.comment, color: "var(--hw-muted)" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--hw-accent)" },
  { tag: [tags.string, tags.content], color: "var(--hw-text)" },
  { tag: [tags.labelName, tags.keyword], color: "var(--hw-watch)" },
]);

const frame = EditorView.theme({
  "&": { color: "var(--hw-text)", backgroundColor: "var(--hw-paper)", fontSize: "0.8125rem" },
  ".cm-content": { caretColor: "var(--hw-text)", padding: "12px 0" },
  ".cm-scroller": { fontFamily: "ui-monospace, Menlo, Consolas, monospace", lineHeight: "1.6" },
  ".cm-gutters": { color: "var(--hw-muted)", backgroundColor: "var(--hw-paper)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "34px" },
  ".cm-cursor": { borderLeftColor: "var(--hw-text)" },
  "&.cm-focused": { outline: "2px solid var(--hw-accent)", outlineOffset: "-2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, ::selection": {
    backgroundColor: "var(--hw-accent-soft)",
  },
  ".cm-tooltip": {
    color: "var(--hw-text)",
    backgroundColor: "var(--hw-paper)",
    border: "1px solid var(--hw-line-strong)",
    borderRadius: "var(--hw-radius)",
    boxShadow: "var(--hw-float)",
    maxWidth: "360px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 10px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    color: "var(--hw-text)",
    backgroundColor: "var(--hw-accent-soft)",
  },
  ".cm-completionDetail": { color: "var(--hw-muted)", fontStyle: "normal" },
  ".hw-help": { padding: "8px 12px", fontSize: "0.8125rem" },
  ".hw-help p": { margin: "4px 0 0" },
  ".cm-panels": { color: "var(--hw-text)", backgroundColor: "var(--hw-page)" },
  ".cm-panel.cm-search": { padding: "8px 28px 8px 12px" },
  ".cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label": {
    fontSize: "0.8125rem",
  },
  ".cm-textfield": { backgroundColor: "var(--hw-paper)", borderColor: "var(--hw-line-strong)" },
  ".cm-button": {
    color: "var(--hw-text)",
    background: "var(--hw-paper)",
    border: "1px solid var(--hw-line-strong)",
    borderRadius: "var(--hw-radius)",
  },
  ".cm-changedLine": { backgroundColor: "var(--hw-watch-soft) !important" },
  ".cm-deletedChunk": { backgroundColor: "var(--hw-act-soft) !important" },
  ".cm-collapsedLines": {
    color: "var(--hw-muted)",
    background: "var(--hw-page)",
    padding: "4px 12px",
  },
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"…"' },
});

export const look: Extension[] = [syntaxHighlighting(words), frame];
