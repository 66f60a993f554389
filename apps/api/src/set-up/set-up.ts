import { Injectable } from '@nestjs/common';
import { normaliseEmail, system } from '@mitgestalten/kernel';
import { FirstAdmin } from '@mitgestalten/identity-api';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { ProcessEntity } from '@mitgestalten/process-api';
import { CommandError } from '../command-error.js';
import { FromTemplate } from './from-template.js';
import { faultOf, templateSchema, type Template } from './template.js';

/** Begins a real installation: its first process from a template file, and its first administrator. */
@Injectable()
export class SetUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly fromTemplate: FromTemplate,
    private readonly firstAdmin: FirstAdmin,
  ) {}

  /**
   * Gives the text for the operator, with a link by which the administrator signs in once. Run again with the same
   * template it makes no second process, but gives a new link.
   * @throws CommandError naming what is wrong with the template or the address
   */
  async run(content: string, file: string, adminEmail: string): Promise<string> {
    const template = readTemplate(content, file);
    const email = normaliseEmail(adminEmail);
    if (email === null) throw new CommandError(`${adminEmail} is not an e-mail address.`);
    const decision = await this.unitOfWork.run({ actor: system, action: 'process.set-up' }, async (work) => {
      const former = await work.tx.findOneBy(ProcessEntity, { slug: template.slug });
      const processId = former?.id ?? (await this.fromTemplate.create(work, template));
      const link = await this.firstAdmin.invite(work, email);
      return done({ link, isNew: former === null }, { objectType: 'process', objectId: processId, processId });
    });
    if (!decision.ok) throw new CommandError('The process could not be set up.');
    const { link, isNew } = decision.value;
    const what = isNew ? `The process "${template.slug}" was created.` : `The process "${template.slug}" was there already; nothing in it was changed.`;
    return `${what}\n${email} is administrator. This link signs in once, within seven days:\n\n  ${link}\n`;
  }
}

function readTemplate(content: string, file: string): Template {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw new CommandError(`${file} is not JSON: ${(error as Error).message}`);
  }
  const parsed = templateSchema.safeParse(json);
  if (!parsed.success) throw new CommandError(`${file}: ${faultOf(parsed.error)}.`);
  return parsed.data;
}
