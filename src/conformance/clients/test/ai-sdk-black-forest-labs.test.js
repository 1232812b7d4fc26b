import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createBlackForestLabs } from '@ai-sdk/black-forest-labs';
import { generateImage } from '../support/ai.js';
import { failure } from '../support/failure.js';
import { picture } from '../support/picture.js';
import { Simulator } from '../support/simulator.js';

let simulator;

before(async () => {
  simulator = await Simulator.start();
});

after(() => simulator.close());

function model(id, apiKey = 'a-key') {
  const provider = createBlackForestLabs({
    apiKey,
    baseURL: `${simulator.address('bfl')}/v1`,
    pollIntervalMillis: 50,
    pollTimeoutMillis: 1500,
  });
  return provider.image(id);
}

test('a prompt becomes a picture with its cost and its seed', async () => {
  const { image, warnings, providerMetadata } = await generateImage({
    model: model('flux-2-pro'),
    prompt: 'A red fox in the snow',
    seed: 17,
    providerOptions: { blackForestLabs: { width: 512, height: 768 } },
  });

  assert.deepEqual(picture(image.uint8Array), { format: 'jpeg', width: 512, height: 768 });
  assert.deepEqual(warnings, []);
  const [said] = providerMetadata.blackForestLabs.images;
  assert.equal(said.seed, 17);
  assert.equal(said.cost, 3);
  assert.ok(said.outputMegapixels > 0);
  assert.ok(said.end_time >= said.start_time);
  assert.equal(await simulator.bought('A red fox in the snow'), 1);
});

test('an aspect ratio and a format are kept', async () => {
  const { image } = await generateImage({
    model: model('flux-pro-1.1-ultra'),
    prompt: 'A harbour at noon',
    aspectRatio: '21:9',
    providerOptions: { blackForestLabs: { outputFormat: 'png' } },
  });

  const { format, width, height } = picture(image.uint8Array);
  assert.equal(format, 'png');
  assert.ok(Math.abs(width / height - 21 / 9) < 0.1, `${width}x${height}`);
});

test('a picture is edited with two others', async () => {
  const first = await generateImage({ model: model('flux-2-pro'), prompt: 'A chair' });
  const second = await generateImage({ model: model('flux-2-pro'), prompt: 'A room' });

  const { image } = await generateImage({
    model: model('flux-2-pro'),
    prompt: { text: 'The chair in the room', images: [first.image.uint8Array, second.image.uint8Array] },
  });

  picture(image.uint8Array);
  const sent = (await simulator.requests()).map((request) => request.bodyLength);
  assert.ok(Math.max(...sent) > first.image.uint8Array.length + second.image.uint8Array.length);
});

test('a wrong key is told with the words of the service', async () => {
  const error = await failure(generateImage({ model: model('flux-2-pro', 'wrong-key'), prompt: 'A key' }));

  assert.equal(error.name, 'AI_APICallError');
  assert.equal(error.statusCode, 403);
  assert.equal(error.isRetryable, false);
  assert.notEqual(error.message, 'Unknown Black Forest Labs error');
});

test('an account without credit is told by 402 and not asked again', async () => {
  const error = await failure(generateImage({ model: model('flux-2-pro', 'empty-key'), prompt: 'A coin' }));

  assert.equal(error.statusCode, 402);
  assert.equal(error.isRetryable, false);
  assert.match(error.message, /credit/i);
  assert.equal(await simulator.bought('A coin'), 0);
});

test('a wrong field is told by 422 with its name', async () => {
  const error = await failure(
    generateImage({
      model: model('flux-2-pro'),
      prompt: 'A number',
      providerOptions: { blackForestLabs: { safetyTolerance: 6 } },
    }),
  );

  assert.equal(error.statusCode, 422);
  assert.match(error.message, /safety_tolerance/);
});

test('a model that does not exist is not found', async () => {
  const error = await failure(generateImage({ model: model('flux-99'), prompt: 'A model' }));

  assert.equal(error.statusCode, 404);
});

test('after too many requests it asks again and buys once', async () => {
  await simulator.fault({ endpoint: 'SUBMIT', fault: 'rateLimited', prompt: 'A crowd', duration: 'PT1S' });

  const { image } = await generateImage({ model: model('flux-2-pro'), prompt: 'A crowd' });

  picture(image.uint8Array);
  assert.equal(await simulator.bought('A crowd'), 1);
});

test('a job that failed is an error', async () => {
  const error = await failure(generateImage({ model: model('flux-2-pro'), prompt: 'fail-error', maxRetries: 0 }));

  assert.match(error.message, /generation failed/);
});

// The client does not take this state for an end: it asks until its own time is up.
test('a refused prompt is asked for until the client gives up', async () => {
  const error = await failure(generateImage({ model: model('flux-2-pro'), prompt: 'forbidden', maxRetries: 0 }));

  assert.match(error.message, /timed out/);
});

// The client does not know this state at all.
test('a refused picture is an answer that the client cannot read', async () => {
  const error = await failure(
    generateImage({ model: model('flux-2-pro'), prompt: 'moderate-content', maxRetries: 0 }),
  );

  assert.match(error.message, /Invalid JSON response/);
  assert.match(error.responseBody ?? error.cause?.message ?? '', /Content Moderated/);
});
