import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createDeepInfra } from '@ai-sdk/deepinfra';
import { generateImage } from '../support/ai.js';
import { failure } from '../support/failure.js';
import { picture } from '../support/picture.js';
import { Simulator } from '../support/simulator.js';

const SCHNELL = 'black-forest-labs/FLUX-1-schnell';

let simulator;

before(async () => {
  simulator = await Simulator.start();
});

after(() => simulator.close());

function model(id, apiKey = 'a-key') {
  return createDeepInfra({ apiKey, baseURL: `${simulator.address('deepinfra')}/v1` }).image(id);
}

// It sends width and height as texts.
test('a prompt becomes a picture of the size that was asked for', async () => {
  const { image } = await generateImage({ model: model(SCHNELL), prompt: 'A lighthouse', size: '512x256', seed: 3 });

  const { width, height } = picture(image.uint8Array);
  assert.deepEqual([width, height], [512, 256]);
  assert.equal(await simulator.bought('A lighthouse'), 1);
});

test('two pictures are two requests', async () => {
  const { images } = await generateImage({ model: model(SCHNELL), prompt: 'Two lighthouses', n: 2, size: '256x256' });

  images.forEach((image) => picture(image.uint8Array));
  assert.equal(await simulator.bought('Two lighthouses'), 2);
});

test('options of the provider go through', async () => {
  const { image } = await generateImage({
    model: model('black-forest-labs/FLUX-1-dev'),
    prompt: 'A gull',
    size: '256x256',
    providerOptions: { deepinfra: { num_inference_steps: 4, guidance_scale: 2 } },
  });

  picture(image.uint8Array);
});

// It goes to the route with OpenAI's shape, in parts.
test('a picture is changed', async () => {
  const { image } = await generateImage({ model: model(SCHNELL), prompt: 'A pier', size: '256x256' });

  const edited = await generateImage({
    model: model(SCHNELL),
    prompt: { text: 'The pier at night', images: [image.uint8Array] },
    size: '256x256',
  });

  picture(edited.image.uint8Array);
  assert.equal(await simulator.bought('The pier at night'), 1);
});

// The flag beside a refused picture the client does not read: it hands on what came.
test('what was blacked out is a picture all the same', async () => {
  const { image } = await generateImage({ model: model(SCHNELL), prompt: 'forbidden', size: '256x256' });

  picture(image.uint8Array);
});

test('errors are told with the words of the service', async () => {
  const key = await failure(generateImage({ model: model(SCHNELL, 'wrong-key'), prompt: 'A key' }));
  assert.equal(key.statusCode, 401);
  assert.match(key.message, /key/);

  const credit = await failure(generateImage({ model: model(SCHNELL, 'empty-key'), prompt: 'A coin' }));
  assert.equal(credit.statusCode, 402);
  assert.match(credit.message, /deposit/);
  assert.equal(await simulator.bought('A coin'), 0);

  const unknown = await failure(generateImage({ model: model('nobody/nothing'), prompt: 'A model' }));
  assert.equal(unknown.statusCode, 404);

  const field = await failure(
    generateImage({ model: model(SCHNELL), prompt: 'A number', providerOptions: { deepinfra: { num_inference_steps: 'x' } } }),
  );
  assert.equal(field.statusCode, 422);
  assert.match(field.message, /num_inference_steps/);
});

test('a failure of the service is an error of the client', async () => {
  const error = await failure(generateImage({ model: model(SCHNELL), prompt: 'fail-error', maxRetries: 0 }));

  assert.equal(error.statusCode, 500);
  assert.equal(error.message, 'Inference failed');
});

test('after too many requests it asks again and buys once', async () => {
  await simulator.fault({ endpoint: 'SUBMIT', fault: 'rateLimited', prompt: 'A crowd', duration: 'PT1S' });

  const { image } = await generateImage({ model: model(SCHNELL), prompt: 'A crowd', size: '256x256' });

  picture(image.uint8Array);
  assert.equal(await simulator.bought('A crowd'), 1);
});
