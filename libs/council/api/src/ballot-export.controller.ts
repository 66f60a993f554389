import { Controller, Get, Header, Headers, NotFoundException, Param, Query, StreamableFile } from '@nestjs/common';
import { isId } from '@mitgestalten/kernel';
import { languageOf, Reader, type Selection, type Selections } from '@mitgestalten/platform';
import { ballotShape, isCounted } from '@mitgestalten/voting-api';
import { councilMessages, createTranslator } from '@mitgestalten/web-i18n';
import { csvOf } from './csv.js';
import { tallyTable, type ExportedBallot } from './tally-table.js';

const field = (name: string, ...children: Selection[]): Selection => ({ name, args: {}, children: selection(...children) });
const selection = (...fields: Selection[]): Selections => new Map(fields.map((each) => [each.name, each]));

const wanted = selection(
  field('title'), field('decides'), field('maxChoices'), field('opensAt'), field('closesAt'),
  field('tally',
    field('papers'), field('cellMinimum'), field('areas', field('name')), field('channels'), field('withoutArea'), field('areaPapers'), field('channelPapers'),
    { ...field('items', field('votes'), field('withoutArea'), field('areaVotes'), field('channelVotes'), field('item', field('ordinal'), field('revision', field('text', field('title'))))), args: { order: 'VOTES' } },
  ),
);

/** Results as files, for everybody once they are final. */
@Controller('export/ballots')
export class BallotExportController {
  constructor(private readonly reader: Reader) {}

  /** The tally as CSV. 404 for unknown ballots and until they are closed. `lang` chooses the language, else the browser does. */
  @Get(':file')
  @Header('X-Content-Type-Options', 'nosniff')
  async csv(@Param('file') file: string, @Query('lang') asked: unknown, @Headers('accept-language') accepted: string | undefined): Promise<StreamableFile> {
    const id = file.endsWith('.csv') ? file.slice(0, -'.csv'.length) : null;
    const lang = languageOf(typeof asked === 'string' ? asked : accepted);
    const row = isId(id) ? await this.reader.one(ballotShape, wanted, lang, (t, s) => `${t}.id = ${s.param(id)} AND ${isCounted(t)}`) : null;
    if (row === null) throw new NotFoundException();
    const text = csvOf(tallyTable(row as unknown as ExportedBallot, lang));
    const name = createTranslator(councilMessages, lang)('csv.file');
    return new StreamableFile(Buffer.from(text), { disposition: `attachment; filename="${name}-${id}.csv"`, type: 'text/csv; charset=utf-8' });
  }
}
