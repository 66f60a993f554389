import { officeSourceMessages } from '@mitgestalten/web-i18n';
import { Checkbox } from '@mitgestalten/web-ui';
import { memo, type ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { FormFaults } from '../../../ui/form.js';
import { useAct } from '../../../ui/use-act.js';
import type { DraftPassage } from '../draft-query.js';
import { nameSource } from './source-query.js';

export interface SourceTickProps {
  readonly passage: Pick<DraftPassage, 'id' | 'sources'>;
  readonly contributionId: string;
  readonly isReply?: boolean;
}

/** Beside a contribution: whether the wording of the draft comes from it. For editors; it is saved at once. Of two hundred, none renders anew because others are chosen. */
export const SourceTick = memo(function SourceTick({ passage, contributionId, isReply = false }: SourceTickProps): ReactNode {
  const t = useTexts(officeSourceMessages);
  const { roles } = useSession();
  const act = useAct(nameSource, (data) => data.nameSource);
  const named = passage.sources.some(({ id }) => id === contributionId);
  if (!roles.has('EDITOR')) return null;
  const form = `source-${contributionId}`;
  return (
    <>
      <Checkbox
        id={form} label={t(isReply ? 'tick-reply' : 'tick')} checked={act.busy ? !named : named}
        onChange={() => void (act.busy ? null : act.run({ passageId: passage.id, contributionId, named: !named }))}
      />
      <FormFaults form={form} act={act} />
    </>
  );
});
