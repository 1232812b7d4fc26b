import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createFal } from '@ai-sdk/fal';
import { generateImage } from '../support/ai.js';
import { failure } from '../support/failure.js';
import { picture } from '../support/picture.js';
import { Simulator } from '../support/simulator.js';

const SCHNELL = 'fal-ai/flux/schnell';
const PRO = 'fal-ai/flux-2-pro';

let simulator;

before(async () => {
  simulator = await Simulator.start();
});

after(() => simulator.close());

// It uses the synchronous host, not the queue.
function model(id, apiKey = 'a-key') {
  return createFal({ apiKey, baseURL: `${simulator.address('fal')}/run` }).image(id);
}

test('a prompt becomes a picture with what is known of it', async () => {
  const { image, providerMetadata } = await generateImage({
    model: model(SCHNELL),
    prompt: 'A lighthouse',
    size: '512x256',
    seed: 3,
  });

  assert.deepEqual(picture(image.uint8Array), { format: 'jpeg', width: 512, height: 256 });
  assert.equal(providerMetadata.fal.images[0].nsfw, false);
  assert.equal(providerMetadata.fal.images[0].width, 512);
  assert.equal(await simulator.bought('A lighthouse'), 1);
});

test('an aspect ratio and options of the provider are kept', async () => {
  const { image } = await generateImage({
    model: model(SCHNELL),
    prompt: 'A harbour',
    aspectRatio: '16:9',
    providerOptions: { fal: { outputFormat: 'png', numInferenceSteps: 4 } },
  });

  assert.deepEqual(picture(image.uint8Array), { format: 'png', width: 1024, height: 576 });
});

test('pictures are edited', async () => {
  const first = await generateImage({ model: model(SCHNELL), prompt: 'A chair', size: '512x512' });
  const second = await generateImage({ model: model(SCHNELL), prompt: 'A room', size: '512x512' });

  const { image } = await generateImage({
    model: model('fal-ai/flux-2/edit'),
    prompt: { text: 'The chair in the room', images: [first.image.uint8Array, second.image.uint8Array] },
    size: '512x512',
    providerOptions: { fal: { useMultipleImages: true } },
  });

  assert.equal(picture(image.uint8Array).width, 512);
});

test('what an open model blacked out is flagged', async () => {
  const { providerMetadata } = await generateImage({ model: model(SCHNELL), prompt: 'forbidden', size: '256x256' });

  assert.equal(providerMetadata.fal.images[0].nsfw, true);
});

test('a refused prompt is told with field and reason', async () => {
  const error = await failure(generateImage({ model: model(PRO), prompt: 'forbidden' }));

  assert.equal(error.statusCode, 422);
  assert.match(error.message, /^body\.prompt: /);
});

test('a wrong field is told with its name', async () => {
  const error = await failure(
    generateImage({ model: model(SCHNELL), prompt: 'A number', providerOptions: { fal: { num_images: 99 } } }),
  );

  assert.equal(error.statusCode, 422);
  assert.match(error.message, /num_images/);
});

// The client reads lists and messages; the sentences that fal's gateway writes it shows by their status only.
test('a wrong key and an account without credit are told by their status', async () => {
  const key = await failure(generateImage({ model: model(SCHNELL, 'wrong-key'), prompt: 'A key' }));
  assert.equal(key.statusCode, 401);

  const credit = await failure(generateImage({ model: model(SCHNELL, 'empty-key'), prompt: 'A coin' }));
  assert.ok([402, 403].includes(credit.statusCode), `${credit.statusCode}`);
  assert.equal(await simulator.bought('A coin'), 0);
});

test('after too many requests it asks again and buys once', async () => {
  await simulator.fault({ endpoint: 'SUBMIT', fault: 'rateLimited', prompt: 'A crowd', duration: 'PT1S' });

  const { image } = await generateImage({ model: model(SCHNELL), prompt: 'A crowd', size: '256x256' });

  picture(image.uint8Array);
  assert.equal(await simulator.bought('A crowd'), 1);
});
