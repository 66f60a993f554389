import { Module } from '@nestjs/common';
import { ImportDipas } from './dipas/import-dipas.js';

@Module({ providers: [ImportDipas], exports: [ImportDipas] })
export class PublishingModule {}
