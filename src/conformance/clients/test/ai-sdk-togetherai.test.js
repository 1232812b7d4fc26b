import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTogetherAI } from '@ai-sdk/togetherai';
import { generateImage } from '../support/ai.js';
import { failure } from '../support/failure.js';
import { picture } from '../support/picture.js';
import { Simulator } from '../support/simulator.js';

const SCHNELL = 'black-forest-labs/FLUX.1-schnell';

let simulator;

before(async () => {
  simulator = await Simulator.start();
});

after(() => simulator.close());

function model(id, apiKey = 'a-key') {
  return createTogetherAI({ apiKey, baseURL: `${simulator.address('together')}/v1` }).image(id);
}

test('a prompt becomes a picture of the size that was asked for', async () => {
  const { image } = await generateImage({ model: model(SCHNELL), prompt: 'A lighthouse', size: '512x256', seed: 3 });

  assert.deepEqual(picture(image.uint8Array), { format: 'jpeg', width: 512, height: 256 });
  assert.equal(await simulator.bought('A lighthouse'), 1);
});

test('two pictures are two requests', async () => {
  const { images } = await generateImage({ model: model(SCHNELL), prompt: 'Two lighthouses', n: 2, size: '256x256' });

  images.forEach((image) => picture(image.uint8Array));
  assert.equal(images.length, 2);
  assert.equal(await simulator.bought('Two lighthouses'), 2);
});

test('a picture is edited', async () => {
  const kontext = model('black-forest-labs/FLUX.1-kontext-pro');
  const { image } = await generateImage({ model: model(SCHNELL), prompt: 'A boat', size: '256x256' });

  const edited = await generateImage({
    model: kontext,
    prompt: { text: 'The boat at night', images: [image.uint8Array] },
  });

  picture(edited.image.uint8Array);
});

test('options of the provider go through', async () => {
  const { image } = await generateImage({
    model: model('black-forest-labs/FLUX.1-dev'),
    prompt: 'A gull',
    size: '256x256',
    providerOptions: { togetherai: { steps: 4, output_format: 'png' } },
  });

  assert.equal(picture(image.uint8Array).format, 'png');
});

test('errors are told with the words of the service', async () => {
  const key = await failure(generateImage({ model: model(SCHNELL, 'wrong-key'), prompt: 'A key' }));
  assert.equal(key.statusCode, 401);
  assert.match(key.message, /API key/);

  const credit = await failure(generateImage({ model: model(SCHNELL, 'empty-key'), prompt: 'A coin' }));
  assert.equal(credit.statusCode, 402);
  assert.match(credit.message, /credit/);

  const refused = await failure(generateImage({ model: model(SCHNELL), prompt: 'forbidden' }));
  assert.equal(refused.statusCode, 422);
  assert.match(refused.message, /NSFW/);

  const unknown = await failure(generateImage({ model: model('nobody/nothing'), prompt: 'A model' }));
  assert.equal(unknown.statusCode, 404);
  assert.equal((await simulator.bill()).byPrompt['A coin'], undefined);
});

test('after too many requests it asks again and buys once', async () => {
  await simulator.fault({ endpoint: 'SUBMIT', fault: 'rateLimited', prompt: 'A crowd', duration: 'PT1S' });

  const { image } = await generateImage({ model: model(SCHNELL), prompt: 'A crowd', size: '256x256' });

  picture(image.uint8Array);
  assert.equal(await simulator.bought('A crowd'), 1);
});
