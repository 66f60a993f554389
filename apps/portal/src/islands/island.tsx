import { portalMessages } from '@mitgestalten/web-i18n';
import { classNames } from '@mitgestalten/web-ui';
import type { ComponentProps, ComponentType } from 'react';
import { useLanguage, useTexts } from '../app/language.js';
import { useActingAssets } from '../app/page-assets.js';
import type { IslandComponent, IslandName } from './registry.js';

export interface IslandProps<N extends IslandName> {
  readonly name: N;
  readonly component: IslandComponent<N>;
  /** What the island knows from the start. It stands in the page as JSON: public values only. */
  readonly props: ComponentProps<IslandComponent<N>>;
  /**
   * `load` where the page is only this form; else it wakes when somebody turns to it. `press`: only when they press or focus what is in it, since many stand in one
   * page; it looks as it must with the rules of the page, and has the whole sheet fetched when it wakes.
   */
  readonly when?: 'load' | 'interest' | 'press';
  /** The draft that it keeps in this tab: when there is one, it wakes without being asked, so that the words are seen. */
  readonly draftKey?: string;
}

/**
 * A part of the page that becomes interactive in the browser. The server renders it as it will first be. It brings the page's script along, so that
 * pages for reading alone have none; a browser runs it once however often it is named. The whole style sheet is fetched when it comes near, without
 * JavaScript at once.
 */
export function Island<N extends IslandName>({ name, component, props, when = 'interest', draftKey }: IslandProps<N>) {
  const t = useTexts(portalMessages);
  const { lang } = useLanguage();
  const { scripts, actingStyles } = useActingAssets();
  const Component = component as ComponentType<object>;
  return (
    <div className={classNames('pt-island', actingStyles.length > 0 && when !== 'press' && 'pt-island--bare')} data-styles={actingStyles.length === 0 ? undefined : actingStyles.join(' ')}>
      {scripts.map((url) => <script key={url} type="module" src={url} />)}
      {actingStyles.length === 0 ? null : <noscript>{actingStyles.map((url) => <link key={url} rel="stylesheet" href={url} />)}</noscript>}
      <div data-island={name} data-props={JSON.stringify(props)} data-lang={lang} data-when={when} data-draft={draftKey}>
        <Component {...(props as object)} />
      </div>
      <p className="pt-island__failure" data-island-failure="" role="status" hidden>{t('island.failed')}</p>
    </div>
  );
}
