using DupNet.Embedded.Kernels;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Serial
{
    /// <summary>What a <see cref="DetectorServer"/> needs of a detector, whatever kernels it runs on.</summary>
    public interface IServedDetector
    {
        /// <summary>The model.</summary>
        DupNetModel Model { get; }

        /// <summary>Width of the network's input.</summary>
        int InputWidth { get; }

        /// <summary>Height of the network's input.</summary>
        int InputHeight { get; }

        /// <summary>The grid of samples that frames are averaged by, see <see cref="DetectorSettings.SampleGrid"/>.</summary>
        int SampleGrid { get; }

        /// <summary>How frames of another shape are fitted.</summary>
        FitMode Fit { get; }

        /// <summary>Bytes of the detector's buffers.</summary>
        int BufferBytes { get; }

        /// <summary>Whether native kernels are used.</summary>
        bool IsNative { get; }

        /// <summary>Why these kernels are used, in a few words.</summary>
        string KernelReason { get; }

        /// <summary>Finds objects in a frame.</summary>
        /// <param name="frame">The frame.</param>
        /// <param name="checksums">Whether to take checksums of the layers.</param>
        /// <param name="progress">Is told when layers are finished, if the detector can.</param>
        /// <returns>The detections, best first, valid until the next call.</returns>
        DetectionList Detect(Frame frame, bool checksums, ILayerObserver progress);

        /// <summary>Number of the kernel that a layer runs on, in the table of kernels, <see cref="KernelTable"/>.</summary>
        /// <param name="number">Number of the layer, from 1.</param>
        /// <returns>0 .. 254, or 255 if that is not known.</returns>
        int LayerKernel(int number);

        /// <summary>Time of a layer in the last detection without checksums.</summary>
        /// <param name="number">Number of the layer, from 1.</param>
        /// <returns>Microseconds, or -1 if it was not measured.</returns>
        int LayerMicroseconds(int number);

        /// <summary>Checksum of the image or a layer in the last detection.</summary>
        /// <param name="number">0 for the image; layers from 1.</param>
        /// <returns>0 .. 2^32 - 1, or -1 if it was not taken.</returns>
        long LayerChecksum(int number);
    }
}
