/** Integration tests start an API and a database: the usual five seconds are too few on a busy machine. */
import { jest } from '@jest/globals';

jest.setTimeout(30_000);
