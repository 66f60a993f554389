/** What the moderation desk remembers: the rows that wait, which one is in the middle, which are ticked. */
export interface QueueState {
  readonly ids: readonly string[];
  readonly current: string | null;
  readonly selected: ReadonlySet<string>;
}

export type QueueAction =
  | { readonly kind: 'loaded'; readonly ids: readonly string[] }
  | { readonly kind: 'appended'; readonly ids: readonly string[] }
  | { readonly kind: 'opened'; readonly id: string }
  | { readonly kind: 'ticked'; readonly id: string }
  | { readonly kind: 'tickedAll'; readonly on: boolean }
  | { readonly kind: 'decided'; readonly ids: readonly string[] }
  | { readonly kind: 'returned'; readonly rows: readonly Place[]; readonly open: boolean };

/** A row and where in the list it stood. */
export interface Place {
  readonly id: string;
  readonly at: number;
}

export const emptyQueue: QueueState = { ids: [], current: null, selected: new Set() };

/** The row before or behind the current one; at an end, that one itself. */
export function neighbourOf({ ids, current }: QueueState, by: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  return ids[Math.min(Math.max(at + by, 0), ids.length - 1)] ?? null;
}

/** The next state of the desk. A decided row leaves and the one behind it moves into its place, so that the eye stays put. */
export function queueReducer(state: QueueState, action: QueueAction): QueueState {
  switch (action.kind) {
    case 'loaded':
      return settle(state, action.ids);
    case 'appended':
      return settle(state, [...new Set([...state.ids, ...action.ids])]);
    case 'opened':
      return state.current !== action.id && state.ids.includes(action.id) ? { ...state, current: action.id } : state;
    case 'ticked': {
      const selected = new Set(state.selected);
      if (!selected.delete(action.id) && state.ids.includes(action.id)) selected.add(action.id);
      return { ...state, selected };
    }
    case 'tickedAll':
      return { ...state, selected: new Set(action.on ? state.ids : []) };
    case 'decided': {
      const gone = new Set(action.ids);
      return settle(state, state.ids.filter((id) => !gone.has(id)));
    }
    case 'returned': {
      const there = new Set(state.ids);
      const rows = action.rows.filter(({ id }) => !there.has(id)).sort((a, b) => a.at - b.at);
      const ids = [...state.ids];
      // From the first place on, so that each row finds those before it where they were.
      for (const { id, at } of rows) ids.splice(at, 0, id);
      const settled = settle(state, ids);
      return action.open ? { ...settled, current: action.rows[0]?.id ?? settled.current } : settled;
    }
  }
}

/** New rows, with the current one kept; when it went, the first that stood behind it, else the last that is left. */
function settle(state: QueueState, ids: readonly string[]): QueueState {
  const there = new Set(ids);
  const selected = new Set([...state.selected].filter((id) => there.has(id)));
  if (state.current !== null && there.has(state.current)) return { ids, current: state.current, selected };
  const behind = state.current === null ? state.ids : state.ids.slice(state.ids.indexOf(state.current) + 1);
  return { ids, current: behind.find((id) => there.has(id)) ?? (state.current === null ? ids[0] : ids.at(-1)) ?? null, selected };
}

/** The most texts that one call of `publishTexts` takes. */
export const mostPerCall = 100;

/** Ids in lots of at most a hundred. */
export function inLots(ids: readonly string[], size: number = mostPerCall): string[][] {
  const lots: string[][] = [];
  for (let at = 0; at < ids.length; at += size) lots.push(ids.slice(at, at + size));
  return lots;
}
