import type { Catalogue } from '../translator.js';
import { officeVotingDe } from '../locales/de/office-voting.js';
import { officeVotingEn } from '../locales/en/office-voting.js';

export const officeVotingMessages: Catalogue<keyof typeof officeVotingDe> = { de: officeVotingDe, en: officeVotingEn };
