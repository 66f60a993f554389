import { Module } from '@nestjs/common';
import { BallotExportController } from './ballot-export.controller.js';
import { CouncilResolver, TodayBallotsResolver } from './council.resolver.js';

@Module({ controllers: [BallotExportController], providers: [CouncilResolver, TodayBallotsResolver] })
export class CouncilModule {}
