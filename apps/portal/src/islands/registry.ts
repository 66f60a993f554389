/** Where each island lives. Each is a script of its own, loaded when somebody turns to it. */
export const islandComponents = {
  'comment-form': () => import('../features/contribution/comment-form.js').then((file) => file.CommentForm),
  'suggestion-form': () => import('../features/contribution/suggestion-form.js').then((file) => file.SuggestionForm),
  'support': () => import('../features/contribution/support.js').then((file) => file.Support),
  'proposal-form': () => import('../features/contribution/proposal-form.js').then((file) => file.ProposalForm),
  'code-status': () => import('../features/contribution/code-status.js').then((file) => file.CodeStatus),
  'confirm': () => import('../features/contribution/confirm.js').then((file) => file.Confirm),
  'vote-form': () => import('../features/voting/vote-form.js').then((file) => file.VoteForm),
  'sign-in': () => import('../features/identity/sign-in.js').then((file) => file.SignIn),
  'sign-in-link': () => import('../features/identity/sign-in-link.js').then((file) => file.SignInLink),
  'me': () => import('../features/identity/me.js').then((file) => file.Me),
} as const;

export type IslandName = keyof typeof islandComponents;
export type IslandComponent<N extends IslandName> = Awaited<ReturnType<(typeof islandComponents)[N]>>;
