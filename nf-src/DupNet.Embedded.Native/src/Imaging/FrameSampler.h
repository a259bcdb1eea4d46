#pragma once
#include "Imaging/ContrastStretch.h"
#include "Layers/RowSource.h"

namespace dupnet
{
// Samples the network's input straight from a frame: no copy, no resized picture, one row at a time.
//
// An input pixel is the rounded mean of n x n frame pixels, evenly spaced over the area that it covers; n is 1 when the
// frame is not reduced, 2 up to a reduction by two, else 4, and never more than largestGrid.
//
// Whatever the rotation and mirror, a column of the upright picture moves the byte offset by an amount that does not
// depend on the row. So the offset of a sample is the sum of an entry for its column and one for its row. The columns'
// entries lie in a table, a row's few are computed when the row is read.
class FrameSampler
{
public:
    // Bytes of the table of column offsets, and of a stretched contrast.
    static uint32_t scratchBytes(int inputWidth, int largestGrid, bool stretchContrast)
    {
        return (4u * static_cast<uint32_t>(inputWidth * largestGrid)) + (stretchContrast ? static_cast<uint32_t>(sizeof(ContrastStretch)) : 0);
    }

    // `frame` is valid and stays so, `scratch` has scratchBytes at a multiple of 4. A letterboxed frame is stretched across its bars
    // by at most largestStretch, in 1/256 of its side. With stretchContrast a flat frame's contrast is stretched.
    FrameSampler(
        const Frame& frame, int inputWidth, int inputHeight, int channels, uint8_t padValue, int largestGrid, FitMode fit, int largestStretch,
        bool stretchContrast, void* scratch);

    // Rows of gray frames have one channel.
    RowSource source() { return {readRow, this, _rowChannels < _channels}; }

    int left() const { return _left; }                   // first input column that shows the frame
    int top() const { return _top; }                     // first input row
    int contentWidth() const { return _contentWidth; }   // input columns that show the frame
    int contentHeight() const { return _contentHeight; } // input rows

private:
    static bool readRow(void* context, int row, uint8_t* target);
    int chooseGrid(int largestGrid) const;
    int32_t sampleOffset(int sample, bool columns) const;
    void sample(int contentRow, uint8_t* target) const;
    void sampleGray(const int32_t* rows, uint8_t* target) const;
    void sampleColours(const int32_t* rows, uint8_t* target) const;
    void sampleRgb565(const int32_t* rows, uint8_t* target) const;
    template <class Fields> void sampleFourRgb565(const int32_t* rows, uint8_t* target) const;
    void samplePairs(const int32_t* rows, uint8_t* target) const;
    template <class Fields> void sampleInRegisters(const int32_t* rows, uint8_t* target) const;
    bool readsAll() const;
    bool canReadPairs() const;
    void sampleRgb888(const int32_t* rows, uint8_t* target) const;
    void sampleYuv422(const int32_t* rows, uint8_t* target) const;
    void swapRedAndBlue(uint8_t* target) const;
    uint8_t* write(int red, int green, int blue, uint8_t* target) const;

    const Frame& _frame;
    const PixelLayout& _layout;
    int32_t* _columnOffsets;
    const ContrastStretch* _contrast; // of a flat frame, else null
    int _inputWidth;
    int _channels;
    int _rowChannels; // of a row that is read
    int _left;
    int _top;
    int _contentWidth;
    int _contentHeight;
    int _grid;
    int _gridBits; // log2 of the samples of a pixel
    uint8_t _padValue;
};
}
