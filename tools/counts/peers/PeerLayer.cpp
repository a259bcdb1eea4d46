#include "PeerLayer.h"

#include "Kernels/Quantization.h"
#include "Kernels/WeightBits.h"

using namespace dupnet;

namespace
{
template <class T> T* take(uint8_t*& memory, int count)
{
    T* taken = reinterpret_cast<T*>(memory);
    uint32_t bytes = static_cast<uint32_t>(count) * sizeof(T);
    memory += (bytes + 7) / 8 * 8;
    return taken;
}
}

PeerLayer PeerLayer::make(const Model& model, const LayerPlan& plan, uint8_t*& memory)
{
    const Layer& layer = *plan.layer;
    PeerLayer peer = {};
    peer.model = &model;
    peer.layer = &layer;
    peer.convolvedWidth = plan.convolvedWidth;
    peer.convolvedHeight = plan.convolvedHeight;
    peer.outside = plan.input == nullptr ? model.padValue : 0;
    peer.inputWidth = plan.inputWidth;
    peer.inputHeight = plan.inputHeight;
    peer.inputs = layer.storedChannels();
    peer.paddedWidth = plan.inputWidth + (2 * layer.padding);
    for (int largest = layer.largestInput() * layer.weightDuplication; largest > 0; largest >>= 1)
    {
        peer.inputPlanes++;
    }

    peer.windowWords = (peer.windowLength() + 31) / 32;
    int values = peer.paddedWidth * (plan.inputHeight + (2 * layer.padding)) * peer.inputs;
    int weights = layer.channelsOut * peer.windowLength();
    peer.levels = take<uint8_t>(memory, plan.inputWidth * plan.inputHeight * layer.channelsIn);
    peer.map = take<uint8_t>(memory, values);
    peer.floatMap = take<float>(memory, values);
    peer.weights = take<int8_t>(memory, weights);
    peer.floatWeights = take<float>(memory, weights);
    peer.weightPlanes = take<uint32_t>(memory, layer.channelsOut * layer.weightPlanes() * peer.windowWords);
    peer.thresholds = take<int32_t>(memory, layer.channelsOut * ((1 << layer.outputBits) - 1));
    peer.outputs = take<uint32_t>(memory, peer.width() * peer.height() * layer.channelsOut);
    peer.fillMap(plan.number);
    peer.fillWeights();
    peer.fillThresholds();
    return peer;
}

void PeerLayer::fillMap(uint32_t seed)
{
    int channels = layer->channelsIn;
    for (int i = 0; i < inputWidth * inputHeight * channels; i++)
    {
        seed = (seed * 1664525u) + 1013904223u;
        levels[i] = static_cast<uint8_t>((seed >> 24) & static_cast<uint32_t>(layer->largestInput()));
    }

    int index = 0;
    for (int row = -layer->padding; row < inputHeight + layer->padding; row++)
    {
        for (int column = -layer->padding; column < inputWidth + layer->padding; column++)
        {
            bool inside = row >= 0 && row < inputHeight && column >= 0 && column < inputWidth;
            for (int input = 0; input < inputs; input++, index++)
            {
                int sum = 0;
                for (int channel = input; channel < channels; channel += inputs)
                {
                    sum += inside ? levels[(((row * inputWidth) + column) * channels) + channel] : outside;
                }

                map[index] = static_cast<uint8_t>(sum);
                floatMap[index] = static_cast<float>(sum);
            }
        }
    }
}

void PeerLayer::fillWeights()
{
    int planes = layer->weightPlanes();
    for (int filter = 0; filter < layer->channelsOut; filter++)
    {
        for (int i = 0; i < windowLength(); i++)
        {
            int ones = weightOnes(model->data, *layer, filter, i);
            int weight = (2 * ones) - layer->inputDuplication;
            weights[(filter * windowLength()) + i] = static_cast<int8_t>(weight);
            floatWeights[(filter * windowLength()) + i] = static_cast<float>(weight);
            for (int plane = 0; plane < planes; plane++)
            {
                uint32_t* words = weightPlanes + (((filter * planes) + plane) * windowWords);
                words[i / 32] |= static_cast<uint32_t>((ones >> plane) & 1) << (i % 32);
            }
        }
    }
}

void PeerLayer::fillThresholds()
{
    int count = (1 << layer->outputBits) - 1;
    for (int i = 0; i < layer->channelsOut * count; i++)
    {
        thresholds[i] = threshold(model->data, *layer, i / count, i % count);
    }
}
