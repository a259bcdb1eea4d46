#pragma once
#include "Layers/LayerPlan.h"

// A layer of the model as other runtimes would hold it. Inputs that share a weight are added up before (T, FORMAT.md, section 4), and
// the d copies of a sign are one weight, 2n - d: what duplication saves, the peers save too.
struct PeerLayer
{
    const dupnet::Model* model;
    const dupnet::Layer* layer;
    int convolvedWidth; // before the pool
    int convolvedHeight;
    int outside;     // value of an input beside the map
    uint8_t* levels; // random, [(row * inputWidth + column) * C + channel]
    int inputWidth;
    int inputHeight;
    int inputs;         // U, of a pixel
    int paddedWidth;    // with the padding
    uint8_t* map;       // T, with the padding around it, [(row * paddedWidth + column) * U + input]
    int8_t* weights;    // [(filter * k * k + tap) * U + input]
    float* floatMap;    // the same
    float* floatWeights;

    // Words of a plane of a window, [(filter * planes + plane) * windowWords + word]: bit i is that of input i of the window.
    uint32_t* weightPlanes;
    int windowWords;
    int inputPlanes; // bits of the largest T

    int32_t* thresholds; // [filter * levels + t], none in a head

    void* outputs; // a byte or four each, [(row * width + column) * filters + filter]

    int windowLength() const { return layer->filterLength(); }

    int rowLength() const { return layer->kernel * inputs; }

    int width() const { return convolvedWidth / layer->pool; }

    int height() const { return convolvedHeight / layer->pool; }

    // Index of the first input of a window in the maps.
    int windowStart(int column, int row) const { return ((row * layer->stride * paddedWidth) + (column * layer->stride)) * inputs; }

    // A layer at the size of a plan, filled with random inputs. Takes memory and moves it on.
    static PeerLayer make(const dupnet::Model& model, const dupnet::LayerPlan& plan, uint8_t*& memory);

private:
    void fillMap(uint32_t seed);
    void fillWeights();
    void fillThresholds();
};
