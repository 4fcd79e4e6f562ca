import { findFacts } from '../../shared/facts/facts';
import { serveUtility } from '../process/serve';
import type { FactsCalls } from './facts-calls';

/** The process in which facts are found: dictionaries of this size take long to load, and long texts long to read. */
serveUtility<FactsCalls>({ findFacts });
