import passport from '@fastify/passport';
import { Injectable } from '@nestjs/common';
import type { Decision } from '@mitgestalten/kernel';
import type { FastifyRequest } from 'fastify';
import { SignIn, type PasswordCredentials } from './sign-in.use-case.js';
import { SignInWithLink } from './sign-in-with-link.use-case.js';

/** Who signed in, and where to go on from there. */
export interface SignedIn {
  readonly accountId: string;
  readonly returnTo: string | null;
}

/**
 * A passport strategy for credentials that come as arguments of a mutation instead of a form. A further way to sign in (OIDC)
 * is one more strategy beside these.
 */
export abstract class CredentialStrategy<Credentials> extends passport.Strategy {
  protected constructor(name: string, private readonly check: (credentials: Credentials) => Promise<Decision<SignedIn>>) {
    super(name);
  }

  override async authenticate(_request: FastifyRequest, { credentials }: { credentials: Credentials }): Promise<void> {
    const decision = await this.check(credentials);
    if (decision.ok) this.success(decision.value);
    else this.fail(decision);
  }
}

@Injectable()
export class PasswordStrategy extends CredentialStrategy<PasswordCredentials> {
  constructor(signIn: SignIn) {
    super('password', (credentials) => signIn.run(credentials));
  }
}

@Injectable()
export class LinkStrategy extends CredentialStrategy<{ readonly token: string }> {
  constructor(signInWithLink: SignInWithLink) {
    super('link', ({ token }) => signInWithLink.run(token));
  }
}
