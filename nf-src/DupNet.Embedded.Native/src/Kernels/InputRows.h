#pragma once
#include "Layers/Kernel.h"

namespace dupnet
{
// Reads the rows of a layer's input, from top to bottom, and tells which equal the one above them: bars of the image, and what the layer
// before has said of its map. The rows of a map are not copied.
class InputRows
{
public:
    InputRows(const LayerPlan& plan, const LayerRun& run) : _plan(plan), _image(run.image), _arena(run.arena), _padValue(run.padValue) {}

    // Before the first row, which may lie above the input.
    void begin(int first)
    {
        _first = first;
        _isBar = false;
    }

    // Takes row `row`; of the image it is written to `target`, a pixel's channels after one another, if it lies inside. Returns whether
    // it equals the row taken before.
    bool read(int row, uint8_t* target)
    {
        bool inside = isInside(row);
        bool isBar = !inside;
        if (inside && _plan.input == nullptr)
        {
            isBar = _image.readRow(_image.context, row, target);
            if (_image.isGray)
            {
                copyToChannels(target);
            }
        }

        return finish(row, isBar);
    }

    // The same of a row that is written with pads, `bytes` of all: `left` of them before the pixels.
    bool readPadded(int row, uint8_t* target, uint32_t left, uint32_t pixels, uint32_t bytes)
    {
        bool inside = isInside(row);
        uint32_t end = inside ? left + pixels : 0;
        __builtin_memset(target, _padValue, inside ? left : 0);
        bool isBar = !inside || _image.readRow(_image.context, row, target + left);
        __builtin_memset(target + end, _padValue, bytes > end ? bytes - end : 0);
        return finish(row, isBar);
    }

private:
    bool isInside(int row) const { return row >= 0 && row < _plan.inputHeight; }

    bool finish(int row, bool isBar)
    {
        bool wasBar = _isBar;
        _isBar = isBar;
        if (_plan.input != nullptr && isInside(row) && row > 0 && row > _first)
        {
            return ((_plan.input->repeats(_arena)[row >> 3] >> (row & 7)) & 1) != 0;
        }

        return isBar && wasBar;
    }

    // A gray row to one of all channels, in place.
    void copyToChannels(uint8_t* row) const
    {
        int channels = _plan.layer->channelsIn;
        for (int x = _plan.inputWidth - 1; x >= 0; x--)
        {
            uint8_t gray = row[x];
            for (int c = 0; c < channels; c++)
            {
                row[(x * channels) + c] = gray;
            }
        }
    }

    const LayerPlan& _plan;
    const RowSource& _image;
    uint8_t* _arena;
    uint8_t _padValue;
    int _first = 0;
    bool _isBar = false; // whether the last row lay outside, or was a bar of the image
};
}
