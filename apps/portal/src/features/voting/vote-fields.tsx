import { Button, Checkbox, classNames, FieldError, RadioGroup, TextField } from '@mitgestalten/web-ui';
import { useState } from 'react';
import { useFormTexts, useLanguage } from '../../app/language.js';

/** What the form needs of a ballot; it stands in the page, so public values only. */
export interface VoteFormBallot {
  readonly id: string;
  /** The kind of passage voted on: FIELD or MEASURE. */
  readonly kind: string;
  readonly maxChoices: number;
  readonly minimumAge: number;
  readonly closesAt: string;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly items: readonly { readonly id: string; readonly passageId: string; readonly title: string; readonly text: string }[];
}

export interface ItemsFieldProps {
  readonly ballot: VoteFormBallot;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly error: string | undefined;
}

/** Choose up to k. One more than allowed is not taken, and said so; nothing is greyed out. */
export function ItemsField({ ballot, chosen, onChange, error }: ItemsFieldProps) {
  const t = useFormTexts();
  const { href } = useLanguage();
  const [full, setFull] = useState(false);
  const turn = (id: string, on: boolean) => {
    if (on === chosen.includes(id)) return;
    if (on && chosen.length >= ballot.maxChoices) return setFull(true);
    setFull(false);
    onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  };
  return (
    <fieldset className={classNames('kern-fieldset', error !== undefined && 'kern-fieldset--error')} aria-describedby="vote-itemIds-hint">
      <legend className="kern-label kern-sr-only">{t('vote.items')}</legend>
      <div className="kern-hint" id="vote-itemIds-hint">{t('vote.items-hint', { count: ballot.maxChoices, kind: ballot.kind })}</div>
      <div className="kern-fieldset__body pt-ballot">
        {ballot.items.map((item, index) => (
          <div key={item.id} className={classNames('pt-ballot__item', chosen.includes(item.id) && 'pt-ballot__item--on')}>
            <Checkbox
              id={index === 0 ? 'vote-itemIds' : `vote-item-${item.id}`} name="item" value={item.id} label={<span className="pt-ballot__title">{item.title}</span>}
              checked={chosen.includes(item.id)} onChange={(event) => turn(item.id, event.target.checked)}
            />
            <p className="pt-ballot__text">{item.text} <a href={href(`/stelle/${item.passageId}`)} target="_blank" rel="noopener">{t('vote.read')}<span className="kern-sr-only"> {item.title}</span></a></p>
          </div>
        ))}
      </div>
      <p className="pt-chosen" role="status">
        {full ? t('vote.full', { max: ballot.maxChoices }) : t('vote.chosen', { count: chosen.length, max: ballot.maxChoices })}
      </p>
      <FieldError id="vote-itemIds">{error}</FieldError>
    </fieldset>
  );
}

/** Where somebody lives or works; "no answer" is an answer. */
export function AreaField({ areas, value, onChange, error }: {
  readonly areas: VoteFormBallot['areas']; readonly value: string; readonly onChange: (area: string) => void; readonly error: string | undefined;
}) {
  const t = useFormTexts();
  if (areas.length === 0) return null;
  return (
    <RadioGroup
      id="vote-areaId" name="area" legend={t('vote.area')} hint={t('vote.area-hint')} value={value} onChange={onChange} error={error}
      options={[...areas.map((area) => ({ value: area.id, label: area.name })), { value: '', label: t('vote.area-none') }]}
    />
  );
}

/** The code of a slip, with the way to what was chosen with it before. */
export function CodeField({ value, onChange, error, signInHref, onShowFormer, noFormer }: {
  readonly value: string; readonly onChange: (code: string) => void; readonly error: string | undefined;
  readonly signInHref: string; readonly onShowFormer: () => void; readonly noFormer: boolean;
}) {
  const t = useFormTexts();
  const { href } = useLanguage();
  return (
    <div className="pt-code-field">
      <TextField
        id="vote-code" name="code" label={t('vote.code')} hint={t('vote.code-hint')} dir="ltr" autoComplete="off" autoCapitalize="characters" spellCheck={false}
        value={value} onChange={(event) => onChange(event.target.value)} error={error}
      />
      {value.trim() === '' ? null : <Button small variant="text" onClick={onShowFormer}>{t('vote.former-load')}</Button>}
      <div role="status">{noFormer ? <p>{t('vote.former-none')}</p> : null}</div>
      <p><a href={href(signInHref)}>{t('vote.or-sign-in')}</a></p>
    </div>
  );
}

/** The declaration of age. */
export function AgeField({ age, checked, onChange, error }: {
  readonly age: number; readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly error: string | undefined;
}) {
  const t = useFormTexts();
  return <Checkbox id="vote-oldEnough" name="oldEnough" label={t('vote.age', { age })} checked={checked} onChange={(event) => onChange(event.target.checked)} error={error} />;
}
