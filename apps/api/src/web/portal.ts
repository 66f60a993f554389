import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Logger } from '@nestjs/common';
import { guest } from '@mitgestalten/kernel';
import { faultForLog, type RequestContext, type Settings } from '@mitgestalten/platform';
import { execute, type DocumentNode, type GraphQLSchema } from 'graphql';

/** What the portal's built `render` takes and gives. The portal declares the same; a story walks through it. */
interface PortalRequest {
  readonly url: string;
  execute(document: DocumentNode, variables: Record<string, unknown>, lang: string): Promise<{ data: unknown; errors?: readonly unknown[] }>;
  readonly sample: boolean;
  readonly assets: Assets;
  readonly publicUrl: string;
  /** Told of a fault that the page hides from its reader. */
  report(error: unknown): void;
}
export interface PortalResponse {
  readonly status: number;
  readonly html: string;
  readonly headers: Record<string, string>;
  /** The page is the same for everybody who knows its address, and may be kept. */
  readonly isPublic: boolean;
}
interface Assets {
  readonly scripts: string[];
  readonly styles: string[];
  readonly actingStyles: string[];
}
type Render = (request: PortalRequest) => Promise<PortalResponse>;

type Manifest = Record<string, { file: string; css?: string[] }>;

/** Renders pages with the portal's build. Pages are the same for everybody: they are rendered as a guest. */
export class Portal {
  private constructor(
    private readonly render: Render,
    private readonly assets: Assets,
    private readonly schema: GraphQLSchema,
    private readonly settings: Settings,
  ) {}

  /** @param dist the portal's build folder */
  static async load(dist: URL, schema: GraphQLSchema, settings: Settings): Promise<Portal> {
    const { render } = (await import(new URL('server/entry-server.js', dist).href)) as { render: Render };
    const manifest = JSON.parse(await readFile(new URL('client/.vite/manifest.json', dist), 'utf8')) as Manifest;
    return new Portal(render, assetsOf(manifest), schema, settings);
  }

  page(url: string): Promise<PortalResponse> {
    const { publicUrl, mode } = this.settings;
    return this.render({
      url, publicUrl, sample: mode === 'sample', assets: this.assets,
      report: (error) => Logger.error(faultForLog(error), 'Pages'),
      execute: (document, variables, lang) => this.query(document, variables, lang),
    });
  }

  private async query(document: DocumentNode, variables: Record<string, unknown>, lang: string) {
    const contextValue: RequestContext = { actor: guest, lang, device: '' };
    const { data = null, errors } = await execute({ schema: this.schema, document, variableValues: variables, contextValue });
    return { data, ...(errors === undefined ? {} : { errors }) };
  }
}

/** File names carry a hash, so the manifest tells them. */
function assetsOf(manifest: Manifest): Assets {
  const address = (file: string) => `/${file}`;
  const entry = manifest['src/entry-client.ts'];
  const acting = manifest['src/styles/acting.scss'];
  return {
    scripts: entry === undefined ? [] : [address(entry.file)],
    styles: (entry?.css ?? []).map(address),
    actingStyles: acting === undefined ? [] : [address(acting.file)],
  };
}

/** The folder of a built app, seen from this file in apps/api/dist/web or apps/api/src/web. */
export function distOf(app: 'portal' | 'office'): URL {
  return new URL(`../../../${app}/dist/`, pathToFileURL(import.meta.filename));
}
