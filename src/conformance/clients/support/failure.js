import assert from 'node:assert/strict';

/** What a promise fails with. */
export async function failure(promise) {
  return promise.then(
    () => assert.fail('expected a failure'),
    (error) => error,
  );
}
