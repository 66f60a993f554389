import { officeDraftersMessages, officeMessages } from '@mitgestalten/web-i18n';
import { Checkbox, FieldError, TextField } from '@mitgestalten/web-ui';
import type { ReactNode } from 'react';
import { toBerlinInput } from '../../../app/berlin-time.js';
import { useTexts } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { fieldId, type Faults } from '../../../ui/faults.js';
import { bind } from '../../../ui/form.js';
import type { DraftValues } from '../../../ui/use-draft-values.js';
import type { Draft } from '../draft-query.js';
import { outlineOf } from '../outline.js';
import type { DrafterGrant } from './drafters-query.js';

/** What the form of a grant holds. */
export interface GivenValues {
  readonly wholePart: boolean;
  readonly passageIds: readonly string[];
  /** As `2026-05-15`. */
  readonly lastDay: string;
}

/** The paths of the fields below. */
export const givenPaths = ['passageIds', 'lastDay'];

/** The values of a form for that grant; without one, nothing is chosen yet. */
export function givenValuesOf(grant?: DrafterGrant): GivenValues {
  // An end at midnight is the day before.
  const lastDay = grant === undefined ? '' : toBerlinInput(new Date(Date.parse(grant.endsAt) - 1)).slice(0, 10);
  return { wholePart: grant?.wholePart ?? false, passageIds: grant?.passageIds ?? [], lastDay };
}

/** The same as input of the API. */
export function givenInputOf({ wholePart, passageIds, lastDay }: GivenValues): { passageIds: string[] | null; lastDay: string } {
  return { passageIds: wholePart ? null : [...passageIds], lastDay };
}

/** Which passages, and until when. */
export function GivenFields<T extends GivenValues>({ form, draft, values, faults }: {
  readonly form: string; readonly draft: Draft; readonly values: DraftValues<T>; readonly faults: Faults;
}): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const { process } = useSession();
  const fields = bind<GivenValues>(form, values as unknown as DraftValues<GivenValues>, faults);
  return (
    <>
      <Checkbox {...fields.tick('wholePart')} label={t('given.whole')} />
      {values.values.wholePart ? null : <PassagePicker form={form} draft={draft} chosen={values.values.passageIds} error={faults.at('passageIds')} onChange={(passageIds) => values.set({ passageIds } as Partial<T>)} />}
      <TextField {...fields.text('lastDay')} label={t('given.last-day')} hint={t('given.last-day-hint')} type="date" min={toBerlinInput(process.now).slice(0, 10)} />
    </>
  );
}

function PassagePicker({ form, draft, chosen, error, onChange }: {
  readonly form: string; readonly draft: Draft; readonly chosen: readonly string[]; readonly error: string | undefined; readonly onChange: (ids: readonly string[]) => void;
}): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const shared = useTexts(officeMessages);
  const id = fieldId(form, 'passageIds');
  const toggle = (passageId: string) => onChange(chosen.includes(passageId) ? chosen.filter((one) => one !== passageId) : [...chosen, passageId]);
  return (
    <fieldset className="of-facts" id={id} tabIndex={-1}>
      <legend className="of-subheading">{t('given.passages')}</legend>
      <FieldError id={id}>{error}</FieldError>
      <p className="of-note" role="status">{t('given.count', { count: chosen.length })}</p>
      <ul className="of-given">
        {outlineOf(draft.passages).filter(({ passage }) => !passage.removed || chosen.includes(passage.id)).map(({ passage, depth }) => (
          <li key={passage.id} data-depth={Math.min(depth, 2)}>
            <Checkbox
              id={`${id}-${passage.id}`} checked={chosen.includes(passage.id)} onChange={() => toggle(passage.id)}
              label={<span lang={passage.lang}>{passage.outlineTitle || shared(`kind.${passage.kind}`)}</span>}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
