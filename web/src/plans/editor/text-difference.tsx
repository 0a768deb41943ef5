/** Two texts of a plan beside each other; below each other on a phone. What is alike is folded away. */
import { yaml } from "@codemirror/lang-yaml";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { usePhone } from "../../ui/use-phone.ts";
import { look } from "./look.ts";

interface TextDifferenceProps {
  before: string;
  after: string;
  beforeName: string;
  afterName: string;
}

const FOLDED = { margin: 3, minSize: 6 };

export default function TextDifference(props: TextDifferenceProps) {
  const { before, after, beforeName, afterName } = props;
  const parent = useRef<HTMLDivElement>(null);
  const phone = usePhone();
  useEffect(() => {
    if (!parent.current) return;
    if (phone) {
      const extensions = [
        ...readOnly(`${afterName}, with what it replaces of ${beforeName}`),
        unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: FOLDED }),
      ];
      const view = new EditorView({
        state: EditorState.create({ doc: after, extensions }),
        parent: parent.current,
      });
      return () => view.destroy();
    }
    const view = new MergeView({
      a: { doc: before, extensions: readOnly(beforeName) },
      b: { doc: after, extensions: readOnly(afterName) },
      parent: parent.current,
      collapseUnchanged: FOLDED,
      highlightChanges: true,
    });
    return () => view.destroy();
  }, [before, after, beforeName, afterName, phone]);
  return <div ref={parent} />;
}

function readOnly(label: string): Extension[] {
  return [
    lineNumbers(),
    yaml(),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      "aria-label": label,
      "aria-readonly": "true",
      tabindex: "0",
    }),
    ...look,
  ];
}
