import type { Catalogue } from '../translator.js';
import { officeSettingsDe } from '../locales/de/office-settings.js';
import { officeSettingsEn } from '../locales/en/office-settings.js';

export const officeSettingsMessages: Catalogue<keyof typeof officeSettingsDe> = { de: officeSettingsDe, en: officeSettingsEn };
