import { ApolloProvider } from '@apollo/client/react';
import { createClient } from '@mitgestalten/web-data';
import { useLayoutEffect, type ComponentType, type ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { LanguageProvider, type PageLanguage } from '../app/language.js';
import { islandComponents, type IslandName } from './registry.js';
import { latestOf, restore, typedIn, type Control, type Hands } from './restore.js';

let client: ReturnType<typeof createClient> | undefined;

/** Brings one island to life. Resolves when it reacts and holds what was typed before; rejects when its script did not come. */
export async function hydrateIsland(island: HTMLElement): Promise<void> {
  const { island: name, props, lang } = island.dataset as { island: IslandName; props: string; lang: PageLanguage };
  const Component = (await islandComponents[name]()) as unknown as ComponentType<Record<string, unknown>>;
  client ??= createClient({ lang });
  const connected = client;
  let before = typedIn(controlsOf(island));
  // Who types goes on while the script works.
  const note = () => {
    before = typedIn(controlsOf(island));
  };
  island.addEventListener('input', note, { capture: true });
  await new Promise<void>((ready) => {
    hydrateRoot(
      island,
      <ApolloProvider client={connected}>
        <LanguageProvider value={lang}>
          <WhenReady act={ready}><Component {...JSON.parse(props)} /></WhenReady>
        </LanguageProvider>
      </ApolloProvider>,
    );
  });
  island.removeEventListener('input', note, { capture: true });
  const controls = controlsOf(island);
  const typed = latestOf(before, typedIn(controls));
  const caret = caretOf(document.activeElement);
  restore(controls, typed, hands);
  caret?.();
}

function WhenReady({ act, children }: { readonly act: () => void; readonly children: ReactNode }) {
  // At once, not when the browser has time: a key pressed in between would meet an empty field.
  useLayoutEffect(() => act(), [act]);
  return children;
}

function controlsOf(island: HTMLElement): Control[] {
  return [...island.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select')];
}

const hands: Hands = {
  setValue: (control, value) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value),
  announce: (control) => {
    const type = control.options === undefined ? 'input' : 'change';
    (control as unknown as HTMLElement).dispatchEvent(new Event(type, { bubbles: true }));
  },
  press: (control) => (control as unknown as HTMLElement).click(),
};

// Setting a value moves the caret to its end, in the middle of somebody's typing.
function caretOf(element: Element | null): (() => void) | null {
  if (!(element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text'))) return null;
  const { selectionStart, selectionEnd } = element;
  return () => element.setSelectionRange(selectionStart, selectionEnd);
}
