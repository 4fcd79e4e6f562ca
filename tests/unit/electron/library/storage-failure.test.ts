import { describe, expect, it } from 'vitest';
import { failed, StorageError, storageFailure, systemCode, unlessMissing } from '../../../../electron/library/storage-failure';

const system = (code: string): Error => Object.assign(new Error(code), { code });

describe('storageFailure', () => {
  it.each([
    ['ENOSPC', 'storage.disk-full'],
    ['EDQUOT', 'storage.disk-full'],
    ['EFBIG', 'storage.too-large'],
    ['EROFS', 'storage.read-only'],
    ['EACCES', 'storage.denied'],
    ['EPERM', 'storage.denied'],
    ['ENOENT', 'storage.folder-missing'],
    ['ENOTDIR', 'storage.folder-missing'],
    ['ENODEV', 'storage.folder-missing'],
    ['ENXIO', 'storage.folder-missing'],
    ['EIO', 'storage.io'],
    ['EMFILE', 'storage.io'],
    ['E2BIG', 'storage.io'],
  ])('makes %s %s, and keeps the system’s word for the log', (code, meaning) => {
    expect(storageFailure(system(code))).toEqual({ code: meaning, params: { detail: code } });
    expect(failed(system(code))).toEqual({ ok: false, error: { code: meaning, params: { detail: code } } });
  });

  it('gives back the failure that an error carries', () => {
    const error = new StorageError({ code: 'storage.locked', params: { host: 'desk-7' } }, system('EIO'));
    expect(storageFailure(error)).toEqual({ code: 'storage.locked', params: { host: 'desk-7' } });
    expect(error).toMatchObject({ name: 'StorageError', message: 'storage.locked', cause: { code: 'EIO' } });
  });

  it.each([
    new Error('a bug'),
    new TypeError('undefined is not a function'),
    system('ERR_INVALID_ARG_TYPE'),
    system('xENOSPC'),
    system(''),
    Object.assign(new Error('code'), { code: 28 }),
    'ENOSPC',
    null,
    { code: 'ENOSPC' },
  ])('knows a bug from a failing disk: %s', (error) => {
    expect(storageFailure(error)).toBeNull();
    expect(() => failed(error)).toThrow();
  });
});

describe('systemCode', () => {
  it('is empty for what is no system error', () => {
    expect(systemCode(system('EBUSY'))).toBe('EBUSY');
    expect(systemCode(new Error('plain'))).toBe('');
    expect(systemCode(Object.assign(new Error('number'), { code: 5 }))).toBe('');
    expect(systemCode({ code: 'EBUSY' })).toBe('');
    expect(systemCode(undefined)).toBe('');
  });
});

describe('unlessMissing', () => {
  it('answers null for what is not there, and nothing else', async () => {
    expect(await unlessMissing(Promise.resolve('there'))).toBe('there');
    expect(await unlessMissing(Promise.reject(system('ENOENT')))).toBeNull();
    await expect(unlessMissing(Promise.reject(system('EACCES')))).rejects.toMatchObject({ code: 'EACCES' });
  });
});
