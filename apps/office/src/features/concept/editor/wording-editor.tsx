import 'prosemirror-view/style/prosemirror.css';
import './wording-editor.css';
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, splitListItem } from 'prosemirror-schema-list';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { directionOf } from '@mitgestalten/web-i18n';
import { readWording, sameWording, wordingSchema } from './wording-schema.js';
import { WordingToolbar } from './wording-toolbar.js';

/** What the editor is given. The document is controlled: one that differs from what is shown replaces it. */
export interface WordingEditorProps {
  readonly id: string;
  readonly label: string;
  readonly lang: string;
  readonly doc: unknown;
  readonly error?: string | undefined;
  readonly onChange: (doc: unknown) => void;
}

const { listItem } = wordingSchema.nodes;
const { strong, em } = wordingSchema.marks;

// Tab is left to the browser: who works with the keyboard must be able to leave the field.
const keys = keymap({
  'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo,
  'Mod-b': toggleMark(strong!), 'Mod-i': toggleMark(em!),
  Enter: splitListItem(listItem!), 'Mod-[': liftListItem(listItem!),
});

/** Writes one wording: a rich text field that holds nothing which a published text may not hold. */
export function WordingEditor({ id, label, lang, doc, error, onChange }: WordingEditorProps): ReactNode {
  const mount = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const [, setTick] = useState(0);
  const changed = useRef(onChange);
  const typed = useRef(new WeakSet<object>());
  const labelId = useId();
  const errorId = useId();
  // Before any further key: later, a key could be met by what was there before.
  useLayoutEffect(() => {
    changed.current = onChange;
  });

  useEffect(() => {
    if (mount.current === null) return;
    const created: EditorView = new EditorView(mount.current, {
      state: freshState(doc),
      transformPastedText: (text) => text.replace(/\t/g, ' '),
      dispatchTransaction(transaction) {
        created.updateState(created.state.apply(transaction));
        setTick((tick) => tick + 1);
        if (!transaction.docChanged) return;
        const json = created.state.doc.toJSON() as object;
        typed.current.add(json);
        changed.current(json);
      },
    });
    setView(created);
    return () => created.destroy();
    // The editor is made once; another document comes in by the next effect.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  // Before any further key, too: an effect that runs after the picture may find a key in the field that its document has not, and would take it back and set the cursor to the start.
  useLayoutEffect(() => {
    // What was typed here comes back: the field has it.
    if (typed.current.has(doc as object)) return;
    if (view !== null && !view.isDestroyed && !sameWording(readWording(doc), view.state.doc)) view.updateState(freshState(doc));
  }, [view, doc]);

  useEffect(() => {
    view?.setProps({
      attributes: {
        id, role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': labelId, lang, dir: directionOf(lang), class: 'of-wording__text',
        ...(error === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': errorId }),
      },
    });
  }, [view, id, lang, error, labelId, errorId]);

  return (
    <div className="of-wording">
      <span id={labelId} className="kern-label">{label}</span>
      {error === undefined ? null : <p id={errorId} className="kern-error">{error}</p>}
      <div className="of-wording__frame">
        {view === null ? null : <WordingToolbar view={view} />}
        <div ref={mount} />
      </div>
    </div>
  );
}

function freshState(doc: unknown): EditorState {
  return EditorState.create({ doc: readWording(doc), plugins: [history(), keys, keymap(baseKeymap)] });
}
