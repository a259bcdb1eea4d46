// Runs on a bare machine: the layers of the default model at 160x160 by other ways to compute them, on random inputs. Prints a line of
// each, "peers.NAME VALUE FIRST LAST" as bare/main.cpp does, of all layers. Each is compared with the definition first.
#include "Decoding/Detector.h"
#include "Kernels/ReferenceConvolution.h"
#include "Models/ModelReader.h"
#include "PackedConvolution.h"
#include "PeerLayer.h"
#include "PlainConvolution.h"
#include "Section.h"

// files.S, made by run.sh.
extern "C" const uint8_t defaultModel[];
extern "C" const uint8_t defaultModelEnd[];

using namespace dupnet;

namespace
{
constexpr int Side = 160;

alignas(8) uint8_t memory[12 << 20];
PeerLayer layers[MaxLayers];

// Calls check(peer, filter, column, row, z) for some outputs of a layer; returns whether all were right.
template <class Check> bool compare(const PeerLayer& peer, const Check& check)
{
    constexpr int Step = 97;
    int filters = peer.layer->channelsOut;
    for (int i = 0; i < peer.width() * peer.height() * filters; i += Step)
    {
        int filter = i % filters;
        int column = (i / filters) % peer.width();
        int row = i / filters / peer.width();
        int32_t z = referencePooledSum(
            peer.model->data, *peer.layer, peer.levels, peer.inputWidth, peer.inputHeight, peer.outside, filter, column, row);
        if (!check(i, filter, column, row, z))
        {
            return false;
        }
    }

    return true;
}

#ifdef PEER_FLOAT
bool isRight(const PeerLayer& peer)
{
    return compare(peer, [&](int, int filter, int column, int row, int32_t z) {
        return plainPooledSum<float, float, float>(peer, peer.floatMap, peer.floatWeights, filter, column, row) == static_cast<float>(z);
    });
}
#else
bool isRight(const PeerLayer& peer)
{
    packedConvolution(peer);
    return compare(peer, [&](int index, int filter, int column, int row, int32_t z) {
        const Layer& layer = *peer.layer;
        const uint8_t* data = peer.model->data;
        int32_t wanted = layer.isHead() ? referenceLogit(data, layer, filter, z) : referenceLevel(data, layer, filter, z);
        return static_cast<const int32_t*>(peer.outputs)[index] == wanted
            && plainPooledSum<uint8_t, int8_t, int32_t>(peer, peer.map, peer.weights, filter, column, row) == z;
    });
}
#endif

void count(const char* name, int layerCount, void (*convolution)(const PeerLayer&))
{
    Section section = Section::begin();
    for (int i = 0; i < layerCount; i++)
    {
        convolution(layers[i]);
    }

    uint32_t value = section.end();
    print("peers.");
    print(name);
    section.printLine(value);
}

// Not a part of main: a function of floats saves their registers first.
__attribute__((noinline)) void run()
{
    Model model;
    uint32_t bytes = 0;
    uint32_t split = 0;
    const Settings settings = {Side, Side, 2, -1, 32768, 64, 16, FitMode::Letterbox, true, false, KernelSet::Lanes, 0};
    bool succeeded = readModel(defaultModel, static_cast<uint32_t>(defaultModelEnd - defaultModel), model).error == ModelError::None
        && Detector::size(model, settings, bytes, &split) == SettingsError::None;
    if (succeeded)
    {
        Detector* detector = Detector::create(model, settings, memory);
        uint8_t* free = memory + ((bytes + 7) / 8 * 8);
        for (int i = 0; i < model.layerCount && succeeded; i++)
        {
            layers[i] = PeerLayer::make(model, detector->plan().layers[i], free);
            succeeded = isRight(layers[i]);
        }
    }

    if (!succeeded)
    {
        print("FAILED: a sum is not that of the definition\n");
        return;
    }

#ifdef PEER_FLOAT
    count("float", model.layerCount, floatConvolution);
#else
    count("popcount", model.layerCount, packedConvolution);
    count("int8", model.layerCount, int8Convolution);
#endif
    print("done\n");
}
}

int main()
{
#ifdef PEER_FLOAT
    // Floating point is off after a reset: mstatus.FS.
    asm volatile(".option push\n.option arch, +zicsr\ncsrs mstatus, %0\n.option pop" : : "r"(1 << 13));
#endif
    run();
    stop();
}
