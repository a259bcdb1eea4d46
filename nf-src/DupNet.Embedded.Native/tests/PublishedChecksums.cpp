#include "PublishedChecksums.h"

#include "Imaging/FrameSampler.h"
#include "Models/Crc32.h"
#include "Models/ModelReader.h"
#include "Networks/Network.h"

using namespace dupnet;

namespace
{
constexpr int MaxFrames = 10;
constexpr int Rings = 7;
constexpr uint8_t DimBits = 0x39;
constexpr int SampleGrid = 2;

// Lines of words.
class Words
{
public:
    Words(const char* at, const char* end) : _at(at), _end(end) {}

    bool isEmpty() const { return _at == _end; }

    char first() const { return *_at; }

    void skipLine()
    {
        while (_at != _end && *_at++ != '\n')
        {
        }
    }

    void skipWord()
    {
        while (_at != _end && *_at != ' ' && *_at != '\n')
        {
            _at++;
        }

        _at += _at != _end && *_at == ' ' ? 1 : 0;
    }

    // The word before the next space or the end of the line, as a number.
    uint32_t number(uint32_t base)
    {
        uint32_t value = 0;
        for (; _at != _end && *_at != ' ' && *_at != '\n'; _at++)
        {
            uint32_t digit = static_cast<uint32_t>(*_at <= '9' ? *_at - '0' : *_at - 'a' + 10);
            value = (value * base) + digit;
        }

        _at += _at != _end && *_at == ' ' ? 1 : 0;
        return value;
    }

private:
    const char* _at;
    const char* _end;
};

struct FrameLine
{
    uint32_t number;
    bool dim;
    Frame frame;

    void read(Words& words, uint8_t* buffer)
    {
        words.skipWord();
        number = words.number(10);
        frame = {};
        frame.buffer = buffer;
        frame.width = static_cast<int32_t>(words.number(10));
        frame.height = static_cast<int32_t>(words.number(10));
        frame.format = static_cast<PixelFormat>(words.number(10));
        frame.rotation = static_cast<Rotation>(words.number(10));
        frame.mirror = words.number(10) != 0;
        dim = words.number(10) != 0;
        frame.stride = frame.width * frame.bytesPerPixel();
        frame.bufferBytes = static_cast<uint32_t>(frame.stride * frame.height);
        words.skipLine();
    }

    void fill(uint8_t* buffer) const
    {
        uint32_t state = number;
        uint32_t stride = static_cast<uint32_t>(frame.stride);
        for (uint32_t i = 0; i < frame.bufferBytes; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            uint32_t across = i % stride;
            uint32_t down = i / stride;
            uint32_t rings = ((3 * across * across) + (5 * down * down) + (number * across * down)) >> Rings;
            buffer[i] = static_cast<uint8_t>((number % 2 == 1 ? rings : state >> 24) & (dim ? DimBits : 0xFFu));
        }
    }
};

// Of the rows that windows read; a gray row stands for all channels.
uint32_t imageChecksum(const NetworkPlan& plan, const RowSource& image, uint8_t* row)
{
    const LayerPlan& first = plan.layers[0];
    int rows = ((first.convolvedHeight - 1) * first.layer->stride) + first.layer->kernel - first.layer->padding;
    rows = rows < plan.height ? rows : plan.height;
    int channels = plan.model->inputChannels;
    int repeats = image.isGray ? channels : 1;
    int values = plan.width * channels / repeats;
    uint32_t crc = 0;
    for (int y = 0; y < rows; y++)
    {
        image.readRow(image.context, y, row);
        for (int i = 0; i < values; i++)
        {
            for (int channel = 0; channel < repeats; channel++)
            {
                crc = crc32(crc, row + i, 1);
            }
        }
    }

    return crc;
}

// The r that all readers of a layer have, or 1.
int commonDuplication(const NetworkPlan& plan, int index)
{
    int common = 0;
    for (int i = index + 1; i < plan.model->layerCount; i++)
    {
        const Layer& reader = plan.model->layers[i];
        if (reader.source == index + 1)
        {
            common = common == 0 || common == reader.weightDuplication ? reader.weightDuplication : 1;
        }
    }

    return common;
}

int elementOf(const LayerPlan& layer, bool planes, const uint8_t* arena, int pixel, int element)
{
    const MapLayout& map = layer.output;
    const uint8_t* start = arena + map.offset;
    if (planes)
    {
        return start[(element * map.width * map.height) + pixel];
    }

    int bit = element * map.elementBits;
    return (start[(pixel * map.pixelBytes) + (bit >> 3)] >> (bit & 7)) & ((1 << map.elementBits) - 1);
}

// Kernels may have summed fewer channels of the map than its readers do. False where they have summed more: kernels in planes do so for
// readers of different r.
bool mapChecksum(const NetworkPlan& plan, int index, const uint8_t* arena, uint32_t& crc)
{
    const LayerPlan& layer = plan.layers[index];
    const MapLayout& map = layer.output;
    int values = layer.layer->channelsOut / commonDuplication(plan, index);
    if (map.elements % values != 0)
    {
        return false;
    }

    bool planes = layer.runBy->mapsInPlanes;
    crc = 0;
    for (int pixel = 0; pixel < map.width * map.height; pixel++)
    {
        for (int j = 0; j < values; j++)
        {
            int sum = 0;
            for (int element = j; element < map.elements; element += values)
            {
                sum += elementOf(layer, planes, arena, pixel, element);
            }

            uint8_t value = static_cast<uint8_t>(sum);
            crc = crc32(crc, &value, 1);
        }
    }

    return true;
}

uint32_t headChecksum(const LayerPlan& layer, uint8_t* arena)
{
    const int32_t* logits = headLogits(layer, arena);
    uint32_t crc = 0;
    for (int i = 0; i < layer.width * layer.height * layer.layer->channelsOut; i++)
    {
        uint32_t logit = static_cast<uint32_t>(logits[i]);
        const uint8_t bytes[4] = {
            static_cast<uint8_t>(logit), static_cast<uint8_t>(logit >> 8), static_cast<uint8_t>(logit >> 16), static_cast<uint8_t>(logit >> 24)};
        crc = crc32(crc, bytes, 4);
    }

    return crc;
}

// Layers run in arena and sampler memory that follow one another.
class Checker
{
public:
    Checker(const Model& model, void* memory, uint32_t memoryBytes, KernelSet kernels)
        : _model(model), _memory(static_cast<uint8_t*>(memory)), _memoryBytes(memoryBytes), _kernels(kernels)
    {
    }

    bool plan()
    {
        return makePlan(_model, _model.defaultWidth, _model.defaultHeight, _kernels, NetworkPlan::ArenaTarget, _layers, _plan) == PlanError::None
            && samplerOffset() + FrameSampler::scratchBytes(_plan.width, SampleGrid, true) + rowBytes() <= _memoryBytes;
    }

    // Whether all checksums of the line are right; else `result` tells which is not.
    bool check(const FrameLine& line, Words& words, PublishedResult& result)
    {
        uint8_t* sampling = _memory + samplerOffset();
        FrameSampler sampler(
            line.frame, _plan.width, _plan.height, _model.inputChannels, _model.padValue, SampleGrid, FitMode::Letterbox, _model.largestStretch,
            line.dim, sampling);
        words.skipWord();
        result.layer = 0;
        uint8_t* row = sampling + FrameSampler::scratchBytes(_plan.width, SampleGrid, true);
        if (imageChecksum(_plan, sampler.source(), row) != words.number(16))
        {
            result.failure = "the image differs";
            return false;
        }

        for (int i = 0; i < _model.layerCount; i++)
        {
            runLayer(_plan, i, sampler.source(), _memory);
            uint32_t wanted = words.number(16);
            uint32_t crc = 0;
            result.layer = i + 1;
            if (_model.layers[i].isHead())
            {
                crc = headChecksum(_plan.layers[i], _memory);
            }
            else if (!mapChecksum(_plan, i, _memory, crc))
            {
                crc = _plan.layers[i].runBy->mapsInPlanes ? wanted : ~wanted;
            }

            if (crc != wanted)
            {
                result.failure = "a layer differs";
                return false;
            }
        }

        words.skipLine();
        return true;
    }

private:
    uint32_t samplerOffset() const { return (_plan.arenaBytes + 7) & ~7u; }

    uint32_t rowBytes() const { return static_cast<uint32_t>(_plan.width) * _model.inputChannels; }

    const Model& _model;
    uint8_t* _memory;
    uint32_t _memoryBytes;
    KernelSet _kernels;
    LayerPlan _layers[MaxLayers];
    NetworkPlan _plan;
};
}

PublishedResult checkPublished(
    const uint8_t* model, uint32_t modelBytes, const char* text, const char* textEnd, uint8_t* frameBuffer, uint32_t frameBytes, void* memory,
    uint32_t memoryBytes, int32_t kernels)
{
    PublishedResult result = {};
    Model read;
    if (readModel(model, modelBytes, read).error != ModelError::None)
    {
        result.failure = "the model is refused";
        return result;
    }

    FrameLine frames[MaxFrames];
    int count = 0;
    bool isOfModel = false;
    Checker checker(read, memory, memoryBytes, static_cast<KernelSet>(kernels));
    if (!checker.plan())
    {
        result.failure = "the model does not run in this memory";
        return result;
    }

    for (Words words(text, textEnd); !words.isEmpty();)
    {
        if (words.first() == 'f' && count < MaxFrames)
        {
            frames[count++].read(words, frameBuffer);
        }
        else if (words.first() == 'm')
        {
            words.skipWord();
            words.skipWord();
            isOfModel = words.number(16) == read.checksum;
            words.skipLine();
        }
        else if (!isOfModel || words.first() < '0' || words.first() > '9')
        {
            words.skipLine();
        }
        else
        {
            const FrameLine& line = frames[result.frames];
            result.frame = static_cast<int>(line.number);
            if (result.frames >= count || line.frame.bufferBytes > frameBytes || !line.frame.isValid())
            {
                result.failure = "a frame cannot be made";
                return result;
            }

            line.fill(frameBuffer);
            if (!checker.check(line, words, result))
            {
                return result;
            }

            result.frames++;
            result.frame = 0;
        }
    }

    return result;
}
