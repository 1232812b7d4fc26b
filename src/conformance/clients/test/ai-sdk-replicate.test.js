import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createReplicate } from '@ai-sdk/replicate';
import { generateImage } from '../support/ai.js';
import { failure } from '../support/failure.js';
import { picture } from '../support/picture.js';
import { Simulator } from '../support/simulator.js';

const SCHNELL = 'black-forest-labs/flux-schnell';
const PRO = 'black-forest-labs/flux-2-pro';

let simulator;

before(async () => {
  simulator = await Simulator.start();
});

after(() => simulator.close());

function model(id, apiToken = 'a-key') {
  return createReplicate({ apiToken, baseURL: `${simulator.address('replicate')}/v1` }).image(id);
}

test('a prompt becomes a picture', async () => {
  const { image } = await generateImage({
    model: model(SCHNELL),
    prompt: 'A lighthouse',
    aspectRatio: '16:9',
    seed: 3,
    providerOptions: { replicate: { output_format: 'png' } },
  });

  assert.deepEqual(picture(image.uint8Array), { format: 'png', width: 1344, height: 768 });
  assert.equal(await simulator.bought('A lighthouse'), 1);
});

test('a model of single pictures gives one', async () => {
  const { image } = await generateImage({ model: model(PRO), prompt: 'A pier', aspectRatio: '1:1' });

  picture(image.uint8Array);
});

// It names pictures input_image, input_image_2 and so on, where the model's own page has a list.
test('pictures are edited', async () => {
  const first = await generateImage({ model: model(SCHNELL), prompt: 'A chair' });
  const second = await generateImage({ model: model(SCHNELL), prompt: 'A room' });

  const { image } = await generateImage({
    model: model(PRO),
    prompt: { text: 'The chair in the room', images: [first.image.uint8Array, second.image.uint8Array] },
  });

  picture(image.uint8Array);
});

// It never asks again for a prediction: what is not over in time has no output that it could read.
test('a refused prompt is an answer without a picture', async () => {
  const error = await failure(generateImage({ model: model(SCHNELL), prompt: 'forbidden', maxRetries: 0 }));

  assert.match(error.message, /Invalid JSON response/);
});

test('a wait that is too short is an answer without a picture, though one was bought', async () => {
  const slow = await Simulator.start({ runTime: 'PT30S' });
  try {
    const provider = createReplicate({ apiToken: 'a-key', baseURL: `${slow.address('replicate')}/v1` });
    const error = await failure(
      generateImage({
        model: provider.image(SCHNELL),
        prompt: 'Patience',
        maxRetries: 0,
        providerOptions: { replicate: { maxWaitTimeInSeconds: 1 } },
      }),
    );

    assert.match(error.message, /Invalid JSON response/);
    assert.equal(await slow.bought('Patience'), 1);
  } finally {
    await slow.close();
  }
});

test('errors are told by their status and words', async () => {
  const key = await failure(generateImage({ model: model(SCHNELL, 'wrong-key'), prompt: 'A key' }));
  assert.equal(key.statusCode, 401);
  assert.match(key.message, /token/);

  const credit = await failure(generateImage({ model: model(SCHNELL, 'empty-key'), prompt: 'A coin' }));
  assert.equal(credit.statusCode, 402);
  assert.match(credit.message, /credit/);
  assert.equal(await simulator.bought('A coin'), 0);

  const field = await failure(
    generateImage({ model: model(SCHNELL), prompt: 'A number', providerOptions: { replicate: { num_inference_steps: 99 } } }),
  );
  assert.equal(field.statusCode, 422);
  assert.match(field.message, /num_inference_steps/);
});

test('after too many requests it asks again and buys once', async () => {
  await simulator.fault({ endpoint: 'SUBMIT', fault: 'rateLimited', prompt: 'A crowd', duration: 'PT1S' });

  const { image } = await generateImage({ model: model(SCHNELL), prompt: 'A crowd' });

  picture(image.uint8Array);
  assert.equal(await simulator.bought('A crowd'), 1);
});
