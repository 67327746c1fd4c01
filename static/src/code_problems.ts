// Lines that something is wrong with: they stay with their text while it is edited.
import { RangeSet, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, EditorView, gutterLineClass, GutterMarker, type DecorationSet } from "@codemirror/view";

export const showProblems = StateEffect.define<readonly number[]>();

const line = Decoration.line({ class: "cm-problem" });
const beside = new (class extends GutterMarker {
  override elementClass = "cm-problem-number";
})();

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(showProblems)) next = at(transaction.state.doc, effect.value);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function at(doc: Text, lines: readonly number[]): DecorationSet {
  const known = lines.map((each) => Math.min(Math.max(1, each), doc.lines));
  return Decoration.set([...new Set(known)].sort((a, b) => a - b).map((each) => line.range(doc.line(each).from)));
}

const numbers = gutterLineClass.compute([marked], (state) => {
  const places: number[] = [];
  state.field(marked).between(0, state.doc.length, (from) => void places.push(from));
  return RangeSet.of(places.map((place) => beside.range(place)));
});

export const problemLines = [marked, numbers];
