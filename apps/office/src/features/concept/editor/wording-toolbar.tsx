import { setBlockType, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import type { MarkType, NodeType } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../../../app/language.js';
import { LanguageField } from './language-field.js';
import { usableHref, wordingSchema } from './wording-schema.js';

const { strong, em, link, lang: language } = wordingSchema.marks;
const { paragraph, heading, bulletList, orderedList, listItem } = wordingSchema.nodes;

interface Tool {
  readonly key: 'strong' | 'em' | 'heading' | 'bulletList' | 'orderedList' | 'undo' | 'redo';
  readonly sign: string;
  readonly command: Command;
  readonly pressed?: (state: EditorState) => boolean;
}

const tools: readonly Tool[] = [
  { key: 'strong', sign: 'B', command: toggleMark(strong!), pressed: hasMark(strong!) },
  { key: 'em', sign: 'I', command: toggleMark(em!), pressed: hasMark(em!) },
  { key: 'heading', sign: 'H', command: toggleHeading, pressed: within(heading!) },
  { key: 'bulletList', sign: '•', command: toggleList(bulletList!), pressed: within(bulletList!) },
  { key: 'orderedList', sign: '1.', command: toggleList(orderedList!), pressed: within(orderedList!) },
  { key: 'undo', sign: '↶', command: undo },
  { key: 'redo', sign: '↷', command: redo },
];

/** The few forms that a wording knows, as one toolbar: one stop for Tab, arrow keys inside, Escape back to the text. */
export function WordingToolbar({ view, lang }: { readonly view: EditorView; readonly lang: string }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const [asking, setAsking] = useState<'link' | 'lang' | null>(null);
  const [stop, setStop] = useState(0);
  const run = (command: Command) => {
    command(view.state, view.dispatch);
    view.focus();
  };
  const linkPressed = hasMark(link!)(view.state);
  const answered = (command: Command | null) => {
    setAsking(null);
    run(command ?? (() => false));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') view.focus();
    else moveWithArrows(event);
  };
  return (
    <>
      <div role="toolbar" aria-label={t('editor.toolbar')} className="of-wording__tools" onKeyDown={onKeyDown} onFocus={(event) => setStop(placeOf(event))}>
        {tools.map((tool, index) => (
          <button
            key={tool.key} type="button" className={`of-tool of-tool--${tool.key}`} tabIndex={index === stop ? 0 : -1}
            aria-label={t(`editor.${tool.key}`)} title={t(`editor.${tool.key}`)}
            aria-pressed={tool.pressed === undefined ? undefined : tool.pressed(view.state)}
            onMouseDown={(event) => event.preventDefault()} onClick={() => run(tool.command)}
          >
            <span aria-hidden="true" dir="ltr">{tool.sign}</span>
          </button>
        ))}
        <button
          type="button" className="of-tool of-tool--word" tabIndex={stop === tools.length ? 0 : -1} aria-pressed={linkPressed} aria-expanded={asking === 'link'}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => (linkPressed ? run(toggleMark(link!)) : setAsking(asking === 'link' ? null : 'link'))}
        >
          {t('editor.link')}
        </button>
        <button
          type="button" className="of-tool of-tool--word" tabIndex={stop === tools.length + 1 ? 0 : -1} aria-pressed={hasMark(language!)(view.state)} aria-expanded={asking === 'lang'}
          onMouseDown={(event) => event.preventDefault()} onClick={() => setAsking(asking === 'lang' ? null : 'lang')}
        >
          {t('editor.lang')}
        </button>
      </div>
      {asking === 'link' ? <LinkField onDone={(href) => answered(href === null ? null : setLink(href))} /> : null}
      {asking === 'lang' ? <LanguageField state={view.state} lang={lang} onDone={answered} /> : null}
    </>
  );
}

function LinkField({ onDone }: { readonly onDone: (href: string | null) => void }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const finish = () => {
    const href = usableHref(typed);
    if (href === null) setWrong(true);
    else onDone(href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone(null);
    if (event.key === 'Enter') {
      event.preventDefault();
      finish();
    }
  };
  return (
    <div className="of-wording__link">
      <label>
        <span>{t('editor.link-address')}</span>
        {/* The field was just asked for by its button; the next thing to do is to type into it. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <input type="url" autoFocus dir="ltr" className="kern-form-input__input" value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={onKeyDown} aria-invalid={wrong} aria-describedby={wrong ? 'link-wrong' : undefined} />
      </label>
      <button type="button" className="of-textbutton" onClick={finish}>{t('editor.link-set')}</button>
      <button type="button" className="of-textbutton" onClick={() => onDone(null)}>{t('editor.link-cancel')}</button>
      {wrong ? <p id="link-wrong" role="alert" className="of-fault">{t('editor.link-wrong')}</p> : null}
    </div>
  );
}

function moveWithArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const onward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = { ArrowRight: at + onward, ArrowLeft: at - onward, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  buttons.at(to % buttons.length)?.focus();
  event.preventDefault();
}

/** The tool that has the focus is the one to which Tab comes back. */
function placeOf({ currentTarget, target }: FocusEvent<HTMLElement>): number {
  return [...currentTarget.querySelectorAll('button')].indexOf(target as HTMLButtonElement);
}

function hasMark(type: MarkType): (state: EditorState) => boolean {
  return (state) => {
    const { from, to, empty, $from } = state.selection;
    return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type);
  };
}

function within(type: NodeType): (state: EditorState) => boolean {
  return ({ selection: { $from } }) => Array.from({ length: $from.depth + 1 }, (_, depth) => $from.node(depth).type).includes(type);
}

function toggleHeading(...args: Parameters<Command>): boolean {
  return (within(heading!)(args[0]) ? setBlockType(paragraph!) : setBlockType(heading!, { level: 3 }))(...args);
}

function toggleList(type: NodeType): Command {
  return (...args) => (within(listItem!)(args[0]) ? liftListItem(listItem!) : wrapInList(type))(...args);
}

/** Puts the address on what is selected; without a selection the address itself is written. */
function setLink(href: string): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    const mark = link!.create({ href });
    dispatch?.(empty ? state.tr.insert(from, wordingSchema.text(href, [mark])) : state.tr.addMark(from, to, mark));
    return true;
  };
}
