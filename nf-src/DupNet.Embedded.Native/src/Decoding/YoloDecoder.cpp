#include "Decoding/YoloDecoder.h"

#include "Decoding/FixedPoint.h"

namespace dupnet
{
namespace
{
constexpr int ObjectnessOutput = 4;

// (cell + 1/2 + offset + g * (sigma(t) - 1/2)) * S, in 1/16 input pixel.
int32_t centre(int cell, int offset, int centreScale, int32_t logit, int cellSize)
{
    // In 1/65536 cell. Where layers pad a map so that it grows, cells lie far outside the input, and 32 bits do not hold the product.
    int32_t shift = (centreScale * (sigmoid(logit) - 32768)) >> 8;
    int32_t position = (cell * 65536) + ((128 + offset) * 256) + shift;
    return static_cast<int32_t>((static_cast<int64_t>(position) * cellSize) >> 12);
}

// Half of anchor side * exp(t), at least 1, in 1/16 input pixel.
int32_t halfSide(int anchorSide, int32_t logit)
{
    int32_t half = static_cast<int32_t>((static_cast<int64_t>(anchorSide) * exponential(logit)) >> 17);
    return half < 1 ? 1 : half;
}

void decodeBox(
    const LayerPlan& head, const Anchor& anchor, const int32_t* logits, int column, int row, int32_t scoreThreshold,
    CandidateList& candidates)
{
    int classLogits = (head.layer->channelsOut / head.layer->anchorCount) - BoxOutputs;
    int32_t score = sigmoid(logits[ObjectnessOutput]);
    int bestClass = 0;
    if (classLogits > 0)
    {
        const int32_t* classes = logits + BoxOutputs;
        for (int i = 1; i < classLogits; i++)
        {
            if (classes[i] > classes[bestClass])
            {
                bestClass = i;
            }
        }

        int64_t product = static_cast<int64_t>(score) * sigmoid(classes[bestClass]);
        score = static_cast<int32_t>(product >> 16);
        if (score < scoreThreshold)
        {
            return;
        }
    }

    Candidate* box = candidates.insert(score);
    if (box == nullptr)
    {
        return;
    }

    int centreScale = head.layer->centreScale;
    int32_t x = centre(column, anchor.offsetX, centreScale, logits[0], head.cellSize);
    int32_t y = centre(row, anchor.offsetY, centreScale, logits[1], head.cellSize);
    int32_t halfWidth = halfSide(anchor.width, logits[2]);
    int32_t halfHeight = halfSide(anchor.height, logits[3]);
    box->left = x - halfWidth;
    box->top = y - halfHeight;
    box->right = x + halfWidth;
    box->bottom = y + halfHeight;
    box->classIndex = bestClass;
}
}

void decodeHead(
    const LayerPlan& head, const Model& model, const int32_t* logits, int32_t scoreThreshold, int32_t logitThreshold, CandidateList& candidates)
{
    int anchors = head.layer->anchorCount;
    int outputs = head.layer->channelsOut / anchors;
    const int32_t* at = logits;
    for (int row = 0; row < head.height; row++)
    {
        for (int column = 0; column < head.width; column++)
        {
            for (int a = 0; a < anchors; a++)
            {
                if (at[ObjectnessOutput] >= logitThreshold)
                {
                    decodeBox(head, model.anchor(head.layer->firstAnchor + a), at, column, row, scoreThreshold, candidates);
                }

                at += outputs;
            }
        }
    }
}
}
