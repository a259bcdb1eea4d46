// reference-test MODEL KERNELS: every shape of a kernel against the plain reference,
// layer by layer, on random maps at a few input sizes.
#include <cstdint>
#include <cstring>

#include "Kernels/LaneShape.h"
#include "Kernels/ReferenceConvolution.h"
#include "Models/ModelReader.h"
#include "Networks/NetworkPlan.h"
#include "KernelsNamed.h"
#include "TestFile.h"

using namespace dupnet;

namespace
{
uint32_t state = 1;

int randomBelow(int limit)
{
    state = (state * 1664525u) + 1013904223u;
    return static_cast<int>((static_cast<uint64_t>(state) * static_cast<uint64_t>(limit)) >> 32);
}

struct Image
{
    const uint8_t* pixels;
    int rowBytes;

    static bool readRow(void* context, int row, uint8_t* target)
    {
        const Image& image = *static_cast<const Image*>(context);
        std::memcpy(target, image.pixels + (row * image.rowBytes), static_cast<size_t>(image.rowBytes));
        return false;
    }
};

// Packs levels as a feature map holds them.
void pack(const MapLayout& map, bool planes, int channels, const std::vector<uint8_t>& levels, uint8_t* target)
{
    std::memset(target, 0, map.bytes);
    for (int pixel = 0; pixel < map.width * map.height; pixel++)
    {
        for (int c = 0; c < channels; c++)
        {
            uint8_t level = levels[static_cast<size_t>((pixel * channels) + c)];
            uint8_t* bytes = target + (pixel * map.pixelBytes);
            int element = c % map.elements;
            if (planes)
            {
                uint8_t& byte = target[(element * map.width * map.height) + pixel];
                byte = static_cast<uint8_t>(byte + level);
            }
            else if (map.elementBits == 8)
            {
                bytes[element] = static_cast<uint8_t>(bytes[element] + level);
            }
            else
            {
                bytes[(element * map.elementBits) >> 3] |= static_cast<uint8_t>(level << ((element * map.elementBits) & 7));
            }
        }
    }
}

int checkLayer(const Model& model, const NetworkPlan& network, int index)
{
    LayerPlan plan = network.layers[index];
    const Layer& layer = *plan.layer;

    // The extremes too: sums reach the ends of their range.
    std::vector<uint8_t> input(static_cast<size_t>(plan.inputWidth) * plan.inputHeight * layer.channelsIn);
    int kind = randomBelow(4);
    for (uint8_t& value : input)
    {
        value = static_cast<uint8_t>(kind == 0 ? layer.largestInput() : kind == 1 ? 0 : randomBelow(layer.largestInput() + 1));
    }

    // A gray image of a layer that reads colours, now and then: its rows have one channel.
    bool isGray = plan.input == nullptr && layer.channelsIn > 1 && randomBelow(2) == 0;
    std::vector<uint8_t> gray;
    for (size_t i = 0; isGray && i < input.size(); i++)
    {
        size_t first = i - (i % layer.channelsIn);
        input[i] = input[first];
        if (i == first)
        {
            gray.push_back(input[i]);
        }
    }

    std::vector<int32_t> wanted;
    std::vector<uint8_t> levels;
    for (int row = 0; row < plan.height; row++)
    {
        for (int column = 0; column < plan.width; column++)
        {
            for (int o = 0; o < layer.channelsOut; o++)
            {
                int32_t z = referencePooledSum(
                    model.data, layer, input.data(), plan.inputWidth, plan.inputHeight, plan.input == nullptr ? model.padValue : 0, o, column, row);
                if (layer.isHead())
                {
                    wanted.push_back(referenceLogit(model.data, layer, o, z));
                }
                else
                {
                    levels.push_back(static_cast<uint8_t>(referenceLevel(model.data, layer, o, z)));
                }
            }
        }
    }

    // Input, output and scratch memory one behind the other, whatever the network's own plan says.
    MapLayout inputMap = plan.input == nullptr ? MapLayout{} : *plan.input;
    inputMap.offset = 0;
    plan.output.offset = inputMap.bytes;
    plan.scratchOffset = plan.output.offset + plan.output.bytes;
    if (plan.input != nullptr)
    {
        plan.input = &inputMap;
    }

    bool planes = network.kernels.mapsInPlanes();
    std::vector<uint8_t> packed(plan.output.bytes + 1);
    if (!layer.isHead())
    {
        pack(plan.output, planes, layer.channelsOut, levels, packed.data());
    }

    struct Check
    {
        const Kernel& kernel;
        const Model& model;
        LayerPlan& plan;
        const MapLayout& inputMap;
        const std::vector<uint8_t>& input;
        const std::vector<uint8_t>& gray; // empty for colours
        const std::vector<int32_t>& wanted;
        const std::vector<uint8_t>& packed;
        int shapes;
        int failures;

        void run(const KernelShape& shape)
        {
            plan.kernel = shape.data;
            std::vector<uint32_t> memory((plan.scratchOffset + shape.scratchBytes) / 4 + 1, 0xCDCDCDCD);
            uint8_t* arena = reinterpret_cast<uint8_t*>(memory.data());
            if (plan.input != nullptr)
            {
                pack(inputMap, kernel.mapsInPlanes, plan.layer->channelsIn, input, arena);
            }

            std::vector<int32_t> logits(wanted.size());
            bool isGray = !gray.empty();
            Image image = {isGray ? gray.data() : input.data(), plan.inputWidth * (isGray ? 1 : plan.layer->channelsIn)};
            RowSource source = {Image::readRow, &image, isGray};
            kernel.begin(plan, arena);
            kernel.run(plan, {model.data, model.padValue, source, arena, logits.data()}, Share::All, arena + plan.scratchOffset);

            // What a pixel's last byte does not use is not compared: nobody reads it, and no map has a rest beyond its pixels.
            size_t mapBytes = static_cast<size_t>(plan.width) * plan.height * plan.output.pixelBytes;
            shapes++;
            if (logits != wanted || std::memcmp(packed.data(), arena + plan.output.offset, mapBytes) != 0)
            {
                failures++;
                print(shape);
            }
        }

        void print(const KernelShape& shape) const
        {
            if (kernel.mapsInPlanes || kernel.isFrugal)
            {
                std::fprintf(stderr, "%s: differs\n", kernel.mapsInPlanes ? "planes" : "generated code");
                return;
            }

            const LaneShape& lanes = shape.data.as<LaneShape>();
            std::fprintf(
                stderr, "%s lanes, %d tiles side by side, groups of %d, blocks of %d filters: differs\n", lanes.byteLanes ? "byte" : "16-bit",
                lanes.tilesAcross, lanes.groupBits, lanes.filterBlock);
        }
    };
    int shapes = 0;
    for (int i = 0; i < network.kernels.count; i++)
    {
        Check check = {*network.kernels.kernels[i], model, plan, inputMap, input, gray, wanted, packed, 0, 0};
        check.kernel.forEachShape(plan, {&check, [](void* context, const KernelShape& shape) { static_cast<Check*>(context)->run(shape); }});
        if (check.failures > 0)
        {
            std::fprintf(stderr, "layer %d: %d of %d shapes differ\n", index + 1, check.failures, check.shapes);
            return -1;
        }

        shapes += check.shapes;
    }

    return shapes;
}
}

int main(int argc, char** argv)
{
    if (argc != 3)
    {
        std::fprintf(stderr, "usage: reference-test MODEL KERNELS\n");
        return 2;
    }

    KernelSet kernels = kernelsNamed(argv[2]);
    std::vector<unsigned char> data = readFile(argv[1]);
    Model model;
    if (readModel(data.data(), static_cast<uint32_t>(data.size()), model).error != ModelError::None)
    {
        std::fprintf(stderr, "%s: refused\n", argv[1]);
        return 1;
    }

    int checks = 0;
    for (int round = 0; round < 6; round++)
    {
        int steps = ((model.largestSide - model.smallestSide) / model.stride) + 1;
        int width = model.smallestSide + (model.stride * randomBelow(steps));
        int height = model.smallestSide + (model.stride * randomBelow(steps));
        LayerPlan layers[MaxLayers];
        NetworkPlan plan;
        if (makePlan(model, width, height, kernels, NetworkPlan::ArenaTarget, layers, plan) != PlanError::None)
        {
            continue;
        }

        for (int i = 0; i < model.layerCount; i++)
        {
            int shapes = checkLayer(model, plan, i);
            if (shapes < 0)
            {
                return 1;
            }

            checks += shapes;
        }
    }

    std::printf("%d layers and shapes\n", checks);
    return checks > 0 ? 0 : 1;
}
