import 'prosemirror-view/style/prosemirror.css';
import './wording-editor.css';
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, splitListItem } from 'prosemirror-schema-list';
import type { Node as WordingNode } from 'prosemirror-model';
import { EditorState, type Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { startTransition, useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { directionOf, officeDraftMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../../../app/language.js';
import { keptPlace } from './kept-place.js';
import { WordingHints } from './wording-hints.js';
import { cleanHtml, cleanText } from './paste.js';
import { readWording, sameWording, wordingSchema } from './wording-schema.js';
import { WordingToolbar } from './wording-toolbar.js';

/** What the editor is given. The document is controlled: one that differs from what is shown replaces it. */
export interface WordingEditorProps {
  readonly id: string;
  readonly label: string;
  readonly lang: string;
  readonly doc: unknown;
  readonly error?: string | undefined;
  /** It is read and can have the focus, but not be written in for the moment. */
  readonly readOnly?: boolean;
  readonly onChange: (doc: unknown) => void;
}

const { listItem } = wordingSchema.nodes;
const { strong, em } = wordingSchema.marks;

// Tab is left to the browser: who works with the keyboard must be able to leave the field. Alt+F10 leads to the tools, as in other editors.
const keys = keymap({
  'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo,
  'Mod-b': toggleMark(strong!), 'Mod-i': toggleMark(em!),
  Enter: splitListItem(listItem!), 'Mod-[': liftListItem(listItem!),
});

/** Writes one wording: a rich text field that holds nothing which a published text may not hold. */
export function WordingEditor({ id, label, lang, doc, error, readOnly = false, onChange }: WordingEditorProps): ReactNode {
  const t = useTexts(officeDraftMessages);
  const mount = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  // The same, from its first moment on and not only from its first picture.
  const field = useRef<EditorView | null>(null);
  // Counts the keys; the picture that has this number has their document, too.
  const [pictured, setPictured] = useState(0);
  const keyed = useRef(0);
  const changed = useRef(onChange);
  const inField = useRef(doc);
  const labelId = useId();
  const errorId = useId();
  const hintId = useId();
  const spoken = useRef(lang);
  // Before any further key: later, a key could be met by what was there before.
  useLayoutEffect(() => {
    changed.current = onChange;
    spoken.current = lang;
  });

  useEffect(() => {
    if (mount.current === null) return;
    const created: EditorView = new EditorView(mount.current, {
      state: freshState(readWording(doc)),
      transformPastedText: cleanText,
      transformPastedHTML: (html) => cleanHtml(html, spoken.current),
      handleKeyDown: (_, event) => event.altKey && event.key === 'F10' && toolsOf(mount.current),
      dispatchTransaction(transaction) {
        created.updateState(created.state.apply(transaction));
        // The words stand in the field, and are kept at once; what is shown of them around it does not hold up their picture.
        startTransition(() => {
          setPictured(++keyed.current);
          if (!transaction.docChanged) return;
          inField.current = created.state.doc.toJSON();
          changed.current(inField.current);
        });
      },
    });
    field.current = created;
    setView(created);
    return () => created.destroy();
    // The editor is made once; another document comes in by the next effect.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  // Before any further key, too: an effect that runs after the picture may find a key in the field that its document has not, and would take it back and set the cursor to the start.
  useLayoutEffect(() => {
    // What was typed last comes back, or is still to come: the field has it, and a document from before it must not take it away.
    const shown = field.current;
    if (doc === inField.current || pictured !== keyed.current || shown === null || shown.isDestroyed) return;
    inField.current = doc;
    const next = readWording(doc);
    if (!sameWording(next, shown.state.doc)) shown.updateState(freshState(next, keptPlace(shown.state, next)));
  }, [view, doc, pictured]);

  useEffect(() => {
    view?.setProps({
      editable: () => !readOnly,
      attributes: {
        id, role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': labelId, lang, dir: directionOf(lang), class: 'of-wording__text', tabindex: '0', 'aria-readonly': String(readOnly),
        'aria-keyshortcuts': 'Alt+F10', 'aria-describedby': error === undefined ? hintId : `${errorId} ${hintId}`,
        ...(error === undefined ? {} : { 'aria-invalid': 'true' }),
      },
    });
  }, [view, id, lang, error, readOnly, labelId, errorId, hintId]);

  return (
    <div className="of-wording">
      <span id={labelId} className="kern-label">{label}</span>
      {error === undefined ? null : <p id={errorId} className="kern-error">{error}</p>}
      <div className="of-wording__frame">
        {view === null ? null : <div inert={readOnly}><WordingToolbar view={view} lang={lang} /></div>}
        <div ref={mount} />
      </div>
      <p id={hintId} className="of-note of-wording__keys">{t('editor.keys')}</p>
      {view === null ? null : <WordingHints view={view} lang={lang} />}
    </div>
  );
}

/** Moves the focus to the tools above the text, where it was last. */
function toolsOf(mount: HTMLElement | null): boolean {
  const tool = mount?.parentElement?.querySelector<HTMLElement>('[role="toolbar"] [tabindex="0"]');
  tool?.focus();
  return tool != null;
}

function freshState(doc: WordingNode, selection?: Selection): EditorState {
  return EditorState.create({ doc, ...(selection === undefined ? {} : { selection }), plugins: [history(), keys, keymap(baseKeymap)] });
}
