#include "Models/ModelReader.h"

#include "Models/Crc32.h"
#include "Models/LittleEndian.h"
#include "Models/MapSides.h"

// Without exceptions, each check returns whether it passed; the first that fails records why and where, and the callers
// return at once.
#define REQUIRE(check) \
    if (!(check)) \
    { \
        return false; \
    }

namespace dupnet
{
namespace
{
constexpr uint32_t HeaderBytes = 64;
constexpr uint32_t LayerBytes = 32;
constexpr uint32_t AnchorBytes = 8;
constexpr int32_t MaxBias = 1 << 30;
constexpr int32_t MaxAnchorOffset = 4096;

// Outputs of all layers at the default and the known-answer size, each map with a border of the widest padding on both sides.
constexpr uint64_t MaxOutputs = 1 << 27;
constexpr int CountedBorders = 12;

uint32_t align4(uint32_t bytes) { return (bytes + 3) & ~3u; }

class Reader
{
public:
    Reader(const uint8_t* data, uint32_t bytes, Model& model)
        : _data(data), _bytes(bytes), _model(model), _refusal{ModelError::None, 0}
    {
    }

    Refusal read()
    {
        if (readEnvelope() && readHeader() && readNames() && readAnchors() && readLayers() && checkGraph())
        {
            checkSize(_model.defaultWidth, _model.defaultHeight, 30, 32)
                && checkSize(_model.knownAnswerSide, _model.knownAnswerSide, 34, 34);
        }

        return _refusal;
    }

private:
    bool refuse(ModelError error, uint32_t offset)
    {
        _refusal = {error, offset};
        return false;
    }

    bool readEnvelope()
    {
        if (_bytes < 4)
        {
            return refuse(ModelError::Truncated, _bytes);
        }

        // "DUPN"
        if (readU32(_data) != 0x4E505544)
        {
            return refuse(ModelError::NotAModel, 0);
        }

        if (_bytes < HeaderBytes)
        {
            return refuse(ModelError::Truncated, _bytes);
        }

        if (readU16(_data + 4) != 1)
        {
            return refuse(ModelError::UnsupportedVersion, 4);
        }

        uint32_t ignored;
        REQUIRE(field(6, 2, HeaderBytes, HeaderBytes, ignored));
        uint32_t stated = readU32(_data + 8);
        if (stated > _bytes)
        {
            return refuse(ModelError::Truncated, _bytes);
        }

        if (stated < _bytes)
        {
            return refuse(ModelError::TrailingData, 8);
        }

        _model.data = _data;
        _model.bytes = _bytes;
        _model.checksum = crc32(0, _data + 16, _bytes - 16);
        return _model.checksum == readU32(_data + 12) || refuse(ModelError::Corrupted, 12);
    }

    bool readHeader()
    {
        uint32_t value;
        REQUIRE(field(16, 1, 1, 3, value));
        if (value == 2)
        {
            return refuse(ModelError::FieldOutOfRange, 16);
        }

        _model.inputChannels = static_cast<uint8_t>(value);
        REQUIRE(field(17, 1, 8, 8, value));
        _model.padValue = _data[18];
        REQUIRE(field(19, 1, 1, MaxLayers, value));
        _model.layerCount = static_cast<uint8_t>(value);
        REQUIRE(field(20, 1, 1, 32, value));
        _model.anchorCount = static_cast<uint8_t>(value);
        REQUIRE(field(21, 1, 1, 80, value));
        _model.classCount = static_cast<uint8_t>(value);
        _model.scoreThreshold = static_cast<uint16_t>(readU16(_data + 22));
        REQUIRE(field(24, 2, 1, 256, value));
        _model.stride = static_cast<uint16_t>(value);
        REQUIRE(side(26, 1, 1024, _model.smallestSide));
        REQUIRE(side(28, _model.smallestSide, 1024, _model.largestSide));
        REQUIRE(side(30, _model.smallestSide, _model.largestSide, _model.defaultWidth));
        REQUIRE(side(32, _model.smallestSide, _model.largestSide, _model.defaultHeight));
        REQUIRE(side(34, _model.smallestSide, _model.largestSide, _model.knownAnswerSide));
        _model.knownAnswerSeed = readU32(_data + 36);
        _model.knownAnswerHash = readU32(_data + 40);
        REQUIRE(field(60, 2, 0, 0, value));
        REQUIRE(field(62, 2, 0, 256, value));
        _model.largestStretch = static_cast<uint16_t>(value);
        if (HeaderBytes + (_model.layerCount * LayerBytes) > _bytes)
        {
            return refuse(ModelError::SectionOutOfRange, 19);
        }

        return section(56, 0, value);
    }

    bool readNames()
    {
        uint32_t bytes = readU32(_data + 52);
        uint32_t position;
        REQUIRE(headSection(48, bytes, position));
        uint32_t end = position + bytes;
        for (int i = 0; i <= _model.classCount; i++)
        {
            uint32_t length = position < end ? _data[position] : 64;
            if (length > 63 || position + 1 + length > end)
            {
                return refuse(ModelError::FieldOutOfRange, position);
            }

            for (uint32_t c = position + 1; c <= position + length; c++)
            {
                if (_data[c] < 32 || _data[c] > 126)
                {
                    return refuse(ModelError::FieldOutOfRange, c);
                }
            }

            position += 1 + length;
        }

        return true;
    }

    bool readAnchors()
    {
        REQUIRE(headSection(44, _model.anchorCount * AnchorBytes, _model.anchorsOffset));
        for (uint32_t i = 0; i < _model.anchorCount; i++)
        {
            uint32_t at = _model.anchorsOffset + (i * AnchorBytes);
            uint32_t ignored;
            REQUIRE(anchorOffset(at));
            REQUIRE(anchorOffset(at + 2));
            REQUIRE(field(at + 4, 2, 1, 65535, ignored));
            REQUIRE(field(at + 6, 2, 1, 65535, ignored));
        }

        return true;
    }

    bool anchorOffset(uint32_t offset)
    {
        int32_t value = readI16(_data + offset);
        return (value >= -MaxAnchorOffset && value <= MaxAnchorOffset) || refuse(ModelError::FieldOutOfRange, offset);
    }

    bool readLayers()
    {
        for (uint32_t i = 0; i < _model.layerCount; i++)
        {
            REQUIRE(readLayer(i));
        }

        return true;
    }

    bool readLayer(uint32_t index)
    {
        uint32_t at = HeaderBytes + (index * LayerBytes);
        Layer& layer = _model.layers[index];
        uint32_t value;

        // The first layer, and no other, reads the image.
        REQUIRE(field8(at, index == 0 ? 0 : 1, index, layer.source));
        REQUIRE(field8(at + 1, 1, 7, layer.kernel));
        REQUIRE(field8(at + 2, 1, 4, layer.stride));
        REQUIRE(field8(at + 3, 0, layer.kernel - 1u, layer.padding));
        REQUIRE(field8(at + 4, 1, 2, layer.pool));
        REQUIRE(field8(at + 6, 0, 2, layer.outputBits));
        REQUIRE(field(at + 7, 1, 1, 1, value));
        REQUIRE(field16(at + 8, 1, 1024, layer.channelsIn));
        REQUIRE(field16(at + 10, 1, 1024, layer.channelsOut));
        REQUIRE(field8(at + 12, 1, 255, layer.weightDuplication));
        REQUIRE(field8(at + 13, 1, 15, layer.inputDuplication));
        REQUIRE(field8(at + 15, 0, 30, layer.shift));
        REQUIRE(field(at + 28, 4, 0, 0, value));

        const Layer* source = index == 0 ? nullptr : &_model.layers[layer.source - 1];
        uint32_t sourceBits = source == nullptr ? 8u : source->outputBits;
        uint32_t sourceChannels = source == nullptr ? _model.inputChannels : source->channelsOut;
        if (sourceBits == 0)
        {
            return refuse(ModelError::InconsistentLayers, at);
        }

        REQUIRE(field8(at + 5, sourceBits, sourceBits, layer.inputBits));
        if (layer.channelsIn != sourceChannels)
        {
            return refuse(ModelError::InconsistentLayers, at + 8);
        }

        if (layer.channelsIn % layer.weightDuplication != 0)
        {
            return refuse(ModelError::FieldOutOfRange, at + 12);
        }

        // At most 49 * 1024 * 15 * 255, which fits.
        if (layer.largestSum() > 32767)
        {
            return refuse(ModelError::FieldOutOfRange, at + 8);
        }

        REQUIRE(layerSection(at + 16, static_cast<uint32_t>(layer.planeBytes() * layer.weightPlanes()), layer.weightsOffset));
        return checkWeights(layer) && (layer.isHead() ? readHead(layer, at) : readQuantizer(layer, at));
    }

    bool readHead(Layer& layer, uint32_t at)
    {
        uint32_t value;
        REQUIRE(field(at + 14, 1, 2, 2, value));
        layer.quantizer = Quantizer::Logits;
        REQUIRE(field8(at + 24, 0, _model.anchorCount - 1u, layer.firstAnchor));
        REQUIRE(field8(at + 25, 1, static_cast<uint32_t>(_model.anchorCount - layer.firstAnchor), layer.anchorCount));
        REQUIRE(field16(at + 26, 256, 1024, layer.centreScale));
        int classLogits = (layer.channelsOut / layer.anchorCount) - BoxOutputs;
        if (layer.channelsOut % layer.anchorCount != 0
            || (classLogits != _model.classCount && (classLogits != 0 || _model.classCount != 1)))
        {
            return refuse(ModelError::InconsistentLayers, at + 10);
        }

        if (layer.pool != 1)
        {
            return refuse(ModelError::FieldOutOfRange, at + 4);
        }

        uint32_t scaleBytes = align4(2u * layer.channelsOut);
        REQUIRE(layerSection(at + 20, scaleBytes + (4u * layer.channelsOut), layer.quantizerOffset));
        for (uint32_t o = 0; o < layer.channelsOut; o++)
        {
            uint32_t offset = layer.quantizerOffset + scaleBytes + (4 * o);
            int32_t bias = readI32(_data + offset);
            if (bias > MaxBias || bias < -MaxBias)
            {
                return refuse(ModelError::InvalidParameter, offset);
            }
        }

        return true;
    }

    bool readQuantizer(Layer& layer, uint32_t at)
    {
        uint32_t value;
        REQUIRE(field(at + 14, 1, 0, 1, value));
        layer.quantizer = static_cast<Quantizer>(value);
        REQUIRE(field(at + 24, 4, 0, 0, value));
        layer.firstAnchor = 0;
        layer.anchorCount = 0;
        layer.centreScale = 0;
        if (layer.quantizer == Quantizer::BaseAndStep)
        {
            return layerSection(at + 20, 2 * align4(2u * layer.channelsOut), layer.quantizerOffset);
        }

        uint32_t thresholds = (1u << layer.outputBits) - 1;
        REQUIRE(layerSection(at + 20, 2 * thresholds * layer.channelsOut, layer.quantizerOffset));
        for (uint32_t i = 0; i < thresholds * layer.channelsOut; i++)
        {
            uint32_t offset = layer.quantizerOffset + (2 * i);
            if (i % thresholds != 0 && readI16(_data + offset) < readI16(_data + offset - 2))
            {
                return refuse(ModelError::InvalidParameter, offset);
            }
        }

        return true;
    }

    // Bits behind a filter are zero; no weight may count more ones than there are copies of the input.
    bool checkWeights(const Layer& layer)
    {
        int planes = layer.weightPlanes();
        uint32_t planeBytes = static_cast<uint32_t>(layer.planeBytes());
        int bits = layer.filterLength() & 7;
        uint32_t filterBytes = static_cast<uint32_t>(layer.filterBytes());
        uint32_t weightBytes = planeBytes * static_cast<uint32_t>(planes);
        for (uint32_t end = filterBytes; bits != 0 && end <= weightBytes; end += filterBytes)
        {
            uint32_t offset = layer.weightsOffset + end - 1;
            if (_data[offset] >> bits != 0)
            {
                return refuse(ModelError::InvalidParameter, offset);
            }
        }

        if (layer.inputDuplication == (1 << planes) - 1)
        {
            return true;
        }

        for (uint32_t i = 0; i < planeBytes; i++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                int ones = 0;
                for (int plane = 0; plane < planes; plane++)
                {
                    ones |= ((_data[layer.weightsOffset + (static_cast<uint32_t>(plane) * planeBytes) + i] >> bit) & 1) << plane;
                }

                if (ones > layer.inputDuplication)
                {
                    return refuse(ModelError::InvalidParameter, layer.weightsOffset + i);
                }
            }
        }

        return true;
    }

    bool checkGraph()
    {
        int longest = 0;
        int strides[MaxLayers + 1];
        bool read[MaxLayers + 1] = {};
        strides[0] = 1;
        for (int i = 0; i < _model.layerCount; i++)
        {
            const Layer& layer = _model.layers[i];
            read[layer.source] = true;
            strides[i + 1] = strides[layer.source] * layer.stride * layer.pool;
            if (strides[i + 1] > _model.stride || _model.stride % strides[i + 1] != 0)
            {
                return refuse(ModelError::InconsistentLayers, 24);
            }

            longest = strides[i + 1] > longest ? strides[i + 1] : longest;
        }

        if (longest != _model.stride)
        {
            return refuse(ModelError::InconsistentLayers, 24);
        }

        for (uint32_t i = 0; i < _model.layerCount; i++)
        {
            if (!_model.layers[i].isHead() && !read[i + 1])
            {
                return refuse(ModelError::InconsistentLayers, HeaderBytes + (i * LayerBytes));
            }
        }

        return true;
    }

    bool checkSize(int width, int height, uint32_t widthOffset, uint32_t heightOffset)
    {
        uint16_t widths[MaxLayers + 1];
        uint16_t heights[MaxLayers + 1];
        if (computeSides(_model, width, widths) != 0)
        {
            return refuse(ModelError::InconsistentLayers, widthOffset);
        }

        if (computeSides(_model, height, heights) != 0)
        {
            return refuse(ModelError::InconsistentLayers, heightOffset);
        }

        uint64_t outputs = 0;
        for (int i = 0; i < _model.layerCount; i++)
        {
            outputs += static_cast<uint64_t>(widths[i + 1] + CountedBorders) * static_cast<uint64_t>(heights[i + 1] + CountedBorders)
                * _model.layers[i].channelsOut;
        }

        return outputs <= MaxOutputs || refuse(ModelError::InconsistentLayers, widthOffset);
    }

    bool side(uint32_t offset, uint32_t smallest, uint32_t largest, uint16_t& value)
    {
        REQUIRE(field16(offset, smallest, largest, value));
        return value % _model.stride == 0 || refuse(ModelError::FieldOutOfRange, offset);
    }

    bool field8(uint32_t offset, uint32_t smallest, uint32_t largest, uint8_t& value)
    {
        value = _data[offset];
        return (value >= smallest && value <= largest) || refuse(ModelError::FieldOutOfRange, offset);
    }

    bool field16(uint32_t offset, uint32_t smallest, uint32_t largest, uint16_t& value)
    {
        value = static_cast<uint16_t>(readU16(_data + offset));
        return (value >= smallest && value <= largest) || refuse(ModelError::FieldOutOfRange, offset);
    }

    bool field(uint32_t offset, int bytes, uint32_t smallest, uint32_t largest, uint32_t& value)
    {
        value = bytes == 1 ? _data[offset] : bytes == 2 ? readU16(_data + offset) : readU32(_data + offset);
        return (value >= smallest && value <= largest) || refuse(ModelError::FieldOutOfRange, offset);
    }

    // Reads the offset of a section and checks that the section lies aligned inside the file.
    bool section(uint32_t offset, uint32_t bytes, uint32_t& start)
    {
        start = readU32(_data + offset);
        uint32_t first = HeaderBytes + (_data[19] * LayerBytes);
        return (start % 4 == 0 && start >= first && start <= _bytes && bytes <= _bytes - start)
            || refuse(ModelError::SectionOutOfRange, offset);
    }

    // Names and anchors lie before all weights.
    bool headSection(uint32_t offset, uint32_t bytes, uint32_t& start)
    {
        REQUIRE(section(offset, bytes, start));
        return start + bytes <= readU32(_data + 56) || refuse(ModelError::SectionOutOfRange, offset);
    }

    // Weights and quantizers lie behind all other sections.
    bool layerSection(uint32_t offset, uint32_t bytes, uint32_t& start)
    {
        REQUIRE(section(offset, bytes, start));
        return start >= readU32(_data + 56) || refuse(ModelError::SectionOutOfRange, offset);
    }

    const uint8_t* _data;
    uint32_t _bytes;
    Model& _model;
    Refusal _refusal;
};
}

Refusal readModel(const uint8_t* data, uint32_t bytes, Model& model)
{
    return Reader(data, bytes, model).read();
}
}
