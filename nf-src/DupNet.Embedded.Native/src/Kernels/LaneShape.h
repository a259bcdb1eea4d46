#pragma once
#include <stdint.h>

#include "Models/Model.h"
#include "Networks/FeatureMap.h"

namespace dupnet
{
// How the pixel-lane convolution (PixelLaneConvolution.h, which explains the terms) is laid out for one layer.
struct LaneShape
{
    uint16_t blockWidth;  // convolution columns and rows of a lane's block
    uint16_t blockHeight;
    uint16_t positions;   // table positions in a row of tables
    uint16_t groups;      // of inputs in a tap
    uint16_t filterBlock; // filters between two builds of the tables
    uint8_t lanesX;       // blocks side by side and one above the other
    uint8_t lanesY;
    uint8_t groupBits;    // inputs that a table adds up; it has 2^groupBits rows
    uint8_t byteLanes;    // 1: four lanes of 8 bits, 0: two lanes of 16
    uint8_t ringRows;     // rows of tables that are kept
    uint8_t period;       // byte lanes: groups that are added before widening
    uint8_t narrow;       // byte lanes are never widened

    int lanes() const { return lanesX * lanesY; }

    // 32-bit words that hold one finished sum of every lane: two of 16-bit lanes each for four widened ones.
    int sumWords() const { return byteLanes && !narrow ? 2 : 1; }

    uint32_t tableBytes() const { return 4u << groupBits; }
};

// What a shape is chosen for.
struct LaneTask
{
    const Layer* layer;
    const FeatureMap* input; // null for the image
    int inputWidth;
    int convolvedWidth;
    int convolvedHeight;
    int outputFold;
};

// Calls visit(shape) for every shape that gives right results for the task.
template <class Visit> void forEachLaneShape(const LaneTask& task, Visit visit);

// The shape for a choice of lanes, group size and filter block. False when byte lanes could overflow.
bool makeLaneShape(const LaneTask& task, bool byteLanes, int lanesX, int groupBits, int filterBlock, LaneShape& shape);

// Estimated RV32IMC instructions, to choose between shapes.
uint64_t laneCost(const LaneTask& task, const LaneShape& shape);

// Bytes of scratch memory that the convolution needs.
uint32_t laneScratchBytes(const LaneTask& task, const LaneShape& shape);

template <class Visit> void forEachLaneShape(const LaneTask& task, Visit visit)
{
    int stored = task.layer->storedChannels();
    for (int byteLanes = 0; byteLanes <= 1; byteLanes++)
    {
        int lanes = byteLanes ? 4 : 2;
        for (int lanesX = lanes; lanesX >= 1; lanesX /= 2)
        {
            // The image comes row by row, so its lanes cannot lie one above the other.
            if (task.input == nullptr && lanesX != lanes)
            {
                continue;
            }

            for (int groupBits = 3; groupBits <= 6; groupBits++)
            {
                if (groupBits > 3 && groupBits > stored)
                {
                    continue;
                }

                for (int filterBlock = task.layer->channelsOut;; filterBlock = ((filterBlock / 2) + 7) & ~7)
                {
                    LaneShape shape;
                    if (makeLaneShape(task, byteLanes != 0, lanesX, groupBits, filterBlock, shape))
                    {
                        visit(shape);
                    }

                    if (filterBlock <= 32 || task.input == nullptr)
                    {
                        break;
                    }
                }
            }
        }
    }
}
}
