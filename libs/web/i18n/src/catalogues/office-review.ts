import type { Catalogue } from '../translator.js';
import { officeReviewDe } from '../locales/de/office-review.js';
import { officeReviewEn } from '../locales/en/office-review.js';

export const officeReviewMessages: Catalogue<keyof typeof officeReviewDe> = { de: officeReviewDe, en: officeReviewEn };
