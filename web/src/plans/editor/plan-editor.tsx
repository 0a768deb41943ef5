/** The plan's text in an editor: validated as one types, with completion and help by the schema. */
import { autocompletion, completionKeymap, type CompletionContext } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useImperativeHandle, useRef, type Ref } from "react";
import { look } from "./look.ts";
import type { Schema } from "./schema-shape.ts";
import { explain, suggest } from "./suggestions.ts";

/** A fault as it is underlined; lines and columns count from 1. */
export interface EditorFault {
  line?: number | null;
  column?: number | null;
  message: string;
}

/** What a page may ask of its editor. */
export interface EditorHandle {
  /** Puts the cursor there, in sight. */
  jumpTo(line: number, column: number): void;
}

interface PlanEditorProps {
  text: string;
  /** Null: it is only read. */
  onChange: ((text: string) => void) | null;
  schema: Schema;
  faults: readonly EditorFault[];
  handle: Ref<EditorHandle>;
}

/** The editor is uncontrolled: a new text from outside is taken where it differs from what stands there. */
export default function PlanEditor({ text, onChange, schema, faults, handle }: PlanEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const change = useRef(onChange);
  const first = useRef(text);
  useEffect(() => {
    change.current = onChange;
  }, [onChange]);
  const isRead = onChange === null;

  useEffect(() => {
    if (!parent.current) return;
    const state = EditorState.create({
      doc: view.current?.state.doc ?? first.current,
      extensions: [
        ...extensionsOf(schema, isRead),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) change.current?.(update.state.doc.toString());
        }),
      ],
    });
    const made = new EditorView({ state, parent: parent.current });
    view.current = made;
    return () => made.destroy();
  }, [schema, isRead]);

  useEffect(() => {
    const editor = view.current;
    const now = editor?.state.doc.toString();
    if (!editor || now === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state, faults)));
  }, [faults, schema, isRead]);

  useImperativeHandle(handle, () => ({
    jumpTo: (line, column) => {
      const editor = view.current;
      if (!editor) return;
      const anchor = offsetOf(editor.state, line, column);
      const effects = EditorView.scrollIntoView(anchor, { y: "center" });
      editor.dispatch({ selection: { anchor }, effects });
      editor.focus();
    },
  }));

  return <div ref={parent} />;
}

function extensionsOf(schema: Schema, isRead: boolean): Extension[] {
  const label = isRead ? "Text of the plan, to read" : "Text of the plan";
  return [
    lineNumbers(),
    yaml(),
    indentUnit.of("  "),
    history(),
    search({ top: true }),
    highlightSelectionMatches(),
    lintGutter(),
    autocompletion({ override: [completionSource(schema)], icons: false }),
    hoverTooltip(helpSource(schema)),
    // Tab leaves the editor, as in every other field; Ctrl-] and Ctrl-[ indent.
    keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap]),
    keymap.of(defaultKeymap),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      "aria-label": label,
      ...(isRead ? { tabindex: "0", "aria-readonly": "true" } : {}),
    }),
    ...(isRead ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : []),
    ...look,
  ];
}

function completionSource(schema: Schema) {
  return (context: CompletionContext) => {
    const found = suggest(schema, context.state.doc.toString(), context.pos);
    if (found === null || found.options.length === 0) return null;
    const typed = context.pos > found.from;
    if (!context.explicit && !typed) return null;
    return {
      from: found.from,
      options: found.options.map(({ label, insert, detail, kind, required }) => ({
        label,
        apply: insert,
        detail: required ? "required" : kind === "id" ? "of this plan" : "",
        info: detail || undefined,
        boost: required ? 1 : 0,
      })),
    };
  };
}

function helpSource(schema: Schema) {
  return (view: EditorView, position: number) => {
    const help = explain(schema, view.state.doc.toString(), position);
    if (help === null) return null;
    return {
      pos: help.from,
      end: help.to,
      above: true,
      create: () => {
        const dom = document.createElement("div");
        dom.className = "hw-help";
        const title = dom.appendChild(document.createElement("strong"));
        title.textContent = help.title;
        for (const line of help.lines) {
          dom.appendChild(document.createElement("p")).textContent = line;
        }
        return { dom };
      },
    };
  };
}

function diagnosticsOf(state: EditorState, faults: readonly EditorFault[]): Diagnostic[] {
  return faults.flatMap(({ line, column, message }) => {
    if (line == null) return [];
    const from = offsetOf(state, line, column ?? 1);
    const end = state.doc.lineAt(from).to;
    const word = /^[^\s,\]}#]+/.exec(state.doc.sliceString(from, end))?.[0] ?? "";
    return [
      { from, to: Math.min(end, from + Math.max(1, word.length)), severity: "error", message },
    ];
  });
}

function offsetOf(state: EditorState, line: number, column: number): number {
  const { from, to } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return Math.min(from + column - 1, to);
}
