// Searching and replacing in the editor: needed where only the lines in sight stand in the page.
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { StateEffect } from "@codemirror/state";
import { keymap, type EditorView } from "@codemirror/view";

const ready = new WeakSet<EditorView>();

export function openSearch(view: EditorView): void {
  if (!ready.has(view)) {
    ready.add(view);
    view.dispatch({ effects: StateEffect.appendConfig.of([search({ top: true }), keymap.of(searchKeymap)]) });
  }
  openSearchPanel(view);
}
