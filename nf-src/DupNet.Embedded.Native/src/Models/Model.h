#pragma once
#include <stdint.h>

namespace dupnet
{
constexpr int MaxLayers = 32;

// Fractional bits of a logit, and outputs of an anchor before its class logits.
constexpr int BoxOutputs = 5;

enum class Quantizer : uint8_t
{
    Thresholds = 0,
    BaseAndStep = 1,
    Logits = 2,
};

// A row of the layer table, field by field as in models/FORMAT.md, section 2.
struct Layer
{
    uint8_t source;
    uint8_t kernel;
    uint8_t stride;
    uint8_t padding;
    uint8_t pool;
    uint8_t inputBits;
    uint8_t outputBits; // 0 for a head
    uint8_t weightDuplication;
    uint8_t inputDuplication;
    Quantizer quantizer;
    uint8_t shift;
    uint8_t firstAnchor;
    uint8_t anchorCount;
    uint16_t channelsIn;
    uint16_t channelsOut;
    uint16_t centreScale;
    uint32_t weightsOffset;
    uint32_t quantizerOffset;

    bool isHead() const { return outputBits == 0; }

    // U = C / r, the channels that a filter stores.
    int storedChannels() const { return channelsIn / weightDuplication; }

    // Weights of a filter in one copy.
    int filterLength() const { return kernel * kernel * storedChannels(); }

    int filterBytes() const { return (filterLength() + 7) / 8; }

    int planeBytes() const { return filterBytes() * channelsOut; }

    // bitlen(d)
    int weightPlanes() const
    {
        int planes = 0;
        for (int d = inputDuplication; d > 0; d >>= 1)
        {
            planes++;
        }

        return planes;
    }

    int largestInput() const { return (1 << inputBits) - 1; }

    // Largest |z|, at most 32767.
    int largestSum() const { return kernel * kernel * channelsIn * inputDuplication * largestInput(); }

    // Outputs along a side before the pool; 0 when none fits.
    int convolvedSide(int side) const
    {
        int room = side + (2 * padding) - kernel;
        return room < 0 ? 0 : (room / stride) + 1;
    }

    // Outputs along a side after the pool; 0 when the side does not fit.
    int outputSide(int side) const
    {
        int convolved = convolvedSide(side);
        return convolved % pool != 0 ? 0 : convolved / pool;
    }
};

struct Anchor
{
    int16_t offsetX;
    int16_t offsetY;
    uint16_t width;
    uint16_t height;
};

// A validated model. It refers to the caller's bytes, which stay where they are (flash) and must not change.
struct Model
{
    const uint8_t* data;
    uint32_t bytes;
    uint32_t checksum;
    uint32_t knownAnswerSeed;
    uint32_t knownAnswerHash;
    uint32_t anchorsOffset;
    uint16_t scoreThreshold;
    uint16_t stride;
    uint16_t smallestSide;
    uint16_t largestSide;
    uint16_t defaultWidth;
    uint16_t defaultHeight;
    uint16_t knownAnswerSide;
    uint16_t largestStretch; // of a letterboxed frame across its bars, in 1/256
    uint8_t inputChannels;
    uint8_t padValue;
    uint8_t layerCount;
    uint8_t anchorCount;
    uint8_t classCount;
    Layer layers[MaxLayers];

    Anchor anchor(int index) const;
};
}
