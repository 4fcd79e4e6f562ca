import type { FileSystem } from '../../../electron/library/file-system';
import type { Library } from '../../../electron/library/library';
import type { RecoveryFinding } from '../../../shared/domain/library-status';
import type { MemoryDisk } from './memory-disk';

/**
 * Something that a person does, while which the current may fail at any moment. `Base` is what `prepare` made.
 */
export type Scenario<Base> = {
  readonly name: string;
  /** Fills a library that is safe on the disk when the recording begins. */
  readonly prepare: (library: Library, disk: MemoryDisk) => Promise<Base>;
  /** What is done. `told(facet)`: the library has said that the facet's next state is safe. */
  readonly act: (library: Library, base: Base, told: (facet: string) => Promise<void>, disk: MemoryDisk) => Promise<void>;
  /** What has to be right afterwards, one thing each. */
  readonly facets: Readonly<Record<string, Facet<Base>>>;
  /** Problems that the start-up scan may tell of beside left-over temps: without any of them it tells of none. */
  readonly mayFind?: readonly RecoveryFinding['problem'][];
};

export type Facet<Base> = {
  /** Describes the thing as a person finds it. After a cut it must be as it was when it was last told, or as after that. */
  readonly look: (library: Library, base: Base, fileSystem: FileSystem) => Promise<string>;
  /** What is right, one state after the other, where it cannot be seen by looking before and after each telling. */
  readonly views?: readonly string[];
  /** Descriptions that are right while the start-up scan has not been there yet. */
  readonly beforeScan?: readonly string[];
};
