import { guest, type Actor } from '@mitgestalten/kernel';
import { sha256, type RequestContext } from '@mitgestalten/platform';
import { graphql, type GraphQLSchema } from 'graphql';

type Answer = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of many operations

/**
 * The platform as the sample's people use it: every deed goes through the same operations, rules and audit log as a
 * resident's. Each deed has a key made from its name, so that an interrupted story goes on where it ended.
 */
export class SamplePlatform {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly processId: string,
  ) {}

  /** @throws Error when the platform refuses: then the story itself is wrong */
  async mutate(name: string, input: object, step: string, selection: string, actor: Actor = guest): Promise<Answer> {
    const inputType = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const source = `mutation ($input: ${inputType}) { ${name}(input: $input) { ${selection} errors { code field message } } }`;
    const data = await this.run(source, { input: { idempotencyKey: sha256(`sample ${this.processId} ${step}`), ...input } }, actor, step);
    const payload = data[name] as Answer;
    if (payload['errors'].length > 0) throw new Error(`The sample was refused at "${step}": ${JSON.stringify(payload['errors'])}`);
    return payload;
  }

  async query(source: string, variables: object = {}, actor: Actor = guest): Promise<Answer> {
    return this.run(source, variables, actor, 'query');
  }

  private async run(source: string, variables: object, actor: Actor, step: string): Promise<Answer> {
    // Each guest has a device of its own, as in life; the limits per device hold here too.
    const contextValue: RequestContext = { actor, lang: 'de', device: `sample ${step}` };
    const { data, errors } = await graphql({ schema: this.schema, source, variableValues: variables as Record<string, unknown>, contextValue });
    if (errors !== undefined || data == null) throw new Error(`The sample failed at "${step}": ${errors?.map(({ message }) => message).join('; ')}`, { cause: errors?.[0]?.originalError });
    return data;
  }
}
