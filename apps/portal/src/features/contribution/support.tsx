import { graphql } from '@mitgestalten/web-data';
import { portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { Alert, Button, TextField } from '@mitgestalten/web-ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useFormTexts, useLanguage, useTexts } from '../../app/language.js';
import { SendState } from '../../islands/form-faults.js';
import { useKept } from '../../islands/use-kept.js';
import { useSend } from '../../islands/use-send.js';

const PortalSupport = graphql(`
  mutation PortalSupport($input: SupportContributionInput!) {
    supportContribution(input: $input) { contributionId supportCount errors { code message field } }
  }
`);

const PortalWithdrawSupport = graphql(`
  mutation PortalWithdrawSupport($input: WithdrawSupportInput!) {
    withdrawSupport(input: $input) { contributionId supportCount errors { code message field } }
  }
`);

export interface SupportProps {
  readonly contributionId: string;
  readonly textId: string;
  readonly supportCount: number;
  /** What it is and whose, as a button's name tells it. */
  readonly said: string;
  /** Where it stands, to come back to after signing in. */
  readonly address: string;
}

/** Says that somebody is right: by account, or by the code of something one wrote. Can be taken back. */
export function Support({ contributionId, textId, supportCount, said, address }: SupportProps) {
  const t = useTexts(portalSuggestionMessages);
  const form = useFormTexts();
  const { href } = useLanguage();
  const kept = useKept<{ readonly code: string | null }>(`support:${textId}`);
  const support = useSend(PortalSupport, (data) => data.supportContribution, `support:${textId}`);
  const back = useSend(PortalWithdrawSupport, (data) => data.withdrawSupport);
  const [count, setCount] = useState(supportCount);
  const [code, setCode] = useState<string | null>(null);
  const [tried, setTried] = useState<string | null>(null);
  const field = `support-${contributionId}`;
  const shown = useRef<HTMLFormElement>(null);
  // Who supports it already, and comes back, has not kept that: it is told when they try.
  const mine = kept.value ?? (support.faults.some((each) => each.code === 'ALREADY_DONE') ? { code: tried } : null);
  const sending = mine === null ? support : back;
  const [fault] = sending.faults;
  const [asksForCode, forgetCode] = useCodeQuestion(fault?.code === 'SIGN_IN_NEEDED', field);

  const give = async (typed: string | null) => {
    if (support.busy) return;
    setTried(typed);
    const payload = await support.send({ contributionId, textId, code: typed });
    if (payload === null) return;
    setCount(payload.supportCount ?? count);
    setCode(null);
    forgetCode();
    kept.keep({ code: typed });
    // The field goes, and with it would the focus.
    shown.current?.querySelector('button')?.focus();
  };
  const takeBack = async () => {
    const payload = back.busy ? null : await back.send({ contributionId, code: mine?.code ?? null });
    if (payload === null) return;
    setCount(payload.supportCount ?? count);
    kept.forget();
    support.refuse([]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void give(code?.trim() ?? null);
  };
  const counted = count === 0 ? [] : [t('support-count', { count })];
  const named = (words: string) => ({ 'aria-label': `${words}: ${said}` });
  return (
    <form ref={shown} className="pt-support" method="dialog" onSubmit={submit} noValidate>
      <p role="status">{[...counted, ...(mine === null ? [] : [t('supported')])].join(' · ')}</p>
      {mine !== null || !asksForCode ? null : (
        <>
          <p className="pt-small">{t('support-code-why')} <a href={href(`/anmelden?weiter=${encodeURIComponent(href(address))}`)}>{t('support-sign-in')}</a></p>
          <TextField
            id={field} label={t('support-code')} hint={form('code.hint')} dir="ltr" autoComplete="off" autoCapitalize="characters" spellCheck={false}
            value={code ?? ''} onChange={(event) => setCode(event.target.value)} error={support.faultAt('code')}
          />
        </>
      )}
      {fault === undefined || (asksForCode && mine === null && fault.code === 'SIGN_IN_NEEDED') || support.faultAt('code') !== undefined ? null : <Alert tone="warning" role="alert" title={fault.message} />}
      <SendState sending={sending} />
      <p>
        {mine === null
          ? <Button small type="submit" busy={support.busy} {...named(t('support'))}>{t('support')}</Button>
          : <Button small variant="text" busy={back.busy} onClick={() => void takeBack()} {...named(t('support-back'))}>{t('support-back')}</Button>}
      </p>
    </form>
  );
}

/** Whether a code is asked for: from the refusal on that needs one, until that is forgotten. Its field has the focus when it comes: whoever does not see that, hears it. */
function useCodeQuestion(isNeeded: boolean, field: string): readonly [asked: boolean, forget: () => void] {
  const [asked, ask] = useState(false);
  if (isNeeded && !asked) ask(true);
  useEffect(() => {
    if (asked) document.getElementById(field)?.focus();
  }, [asked, field]);
  return [asked, () => ask(false)];
}
