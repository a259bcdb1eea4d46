// decoder-test: a cell far outside the input, where 32 bits do not hold its position in 1/65536 pixel, has its box there.
#include "Decoding/YoloDecoder.h"

#include <cstdio>

using namespace dupnet;

int main()
{
    // Offsets of 16 and -16 cells, 100 x 50 pixels.
    const uint8_t anchor[] = {0x00, 0x10, 0x00, 0xF0, 0x40, 0x06, 0x20, 0x03};
    Model model = {};
    model.data = anchor;
    model.anchorCount = 1;
    Layer layer = {};
    layer.channelsOut = BoxOutputs;
    layer.anchorCount = 1;
    layer.centreScale = 256;
    LayerPlan head = {};
    head.layer = &layer;
    head.width = 130;
    head.height = 127;
    head.cellSize = 256;

    // The last cell alone reaches the threshold.
    constexpr int Cells = 130 * 127;
    static int32_t logits[Cells * BoxOutputs];
    for (int cell = 0; cell < Cells - 1; cell++)
    {
        logits[(cell * BoxOutputs) + 4] = -1;
    }

    uint32_t memory[16];
    CandidateList candidates(1, memory);
    decodeHead(head, model, logits, 1, 0, candidates);
    int32_t x = (16 * 256 * (129 + 16)) + (16 * 128);
    int32_t y = (16 * 256 * (126 - 16)) + (16 * 128);
    const Candidate& box = candidates[0];
    if (candidates.count() != 1 || box.left != x - 800 || box.top != y - 400 || box.right != x + 800 || box.bottom != y + 400)
    {
        std::fprintf(stderr, "%d boxes, the first %d %d %d %d\n", candidates.count(), box.left, box.top, box.right, box.bottom);
        return 1;
    }

    return 0;
}
