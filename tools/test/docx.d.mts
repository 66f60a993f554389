type Bytes = Uint8Array<ArrayBuffer>;
interface Options { readonly parts?: Readonly<Record<string, string | Uint8Array>>; readonly relations?: string }

export function run(text: string, look?: string): string;
export function paragraph(runs: string, properties?: string): string;
export function heading(level: number, text: string): string;
export function item(text: string, list?: 1 | 2, level?: number): string;
export function relation(id: string, type: string, target: string, external?: boolean): string;
export function docxParts(body: string, options?: Options): Record<string, string | Uint8Array>;
export function docx(body: string, options?: Options): Bytes;
export function zip(parts: Readonly<Record<string, string | Uint8Array>>, how?: { readonly flags?: number; readonly sizes?: (name: string) => number | undefined }): Bytes;
