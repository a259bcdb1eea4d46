using System;

namespace DupNet.Embedded
{
    /// <summary>
    /// What finds objects for a <see cref="Detector"/>: <see cref="ManagedEngine"/>, or native code in the firmware with the very same
    /// result. The managed library knows no native one; the integrator adds the assembly that has it. An engine serves one detector.
    /// </summary>
    public interface IDetectionEngine
    {
        /// <summary>Name of the engine, for reports.</summary>
        string Name { get; }

        /// <summary>Bytes of all arrays that the engine has allocated; 0 before <see cref="Prepare"/>.</summary>
        int BufferBytes { get; }

        /// <summary>Layers of the model that run as code, which <c>dupnet compile</c> made of it; 0 before <see cref="Prepare"/>.</summary>
        int CompiledLayers { get; }

        /// <summary>
        /// Logits of the last frame in units of 1/1024: heads in order of execution, within a head rows, columns, channels (fastest). Null if
        /// <see cref="DetectorSettings.KeepLogits"/> was not set. After a frame of a smaller input the rest is of no meaning.
        /// </summary>
        int[] Logits { get; }

        /// <summary>Looks, once, whether the engine can run here.</summary>
        /// <returns>Null if it can, else why not, in a few words.</returns>
        /// <exception cref="InvalidOperationException">
        /// There is an engine, but of another version than this library: the firmware and the application do not belong
        /// together.
        /// </exception>
        string Probe();

        /// <summary>Allocates all memory. Called once, after <see cref="Probe"/> has returned null.</summary>
        /// <param name="model">The model; kept, it does not change.</param>
        /// <param name="settings">Valid settings, of input sizes that the model can run at; read here, not kept.</param>
        /// <exception cref="ArgumentException">The model's maps or logits take more than any memory at a size.</exception>
        /// <exception cref="InvalidOperationException">The engine serves a detector already, or refuses the model or the settings.</exception>
        void Prepare(DupNetModel model, DetectorSettings settings);

        /// <summary>Finds objects. Allocates nothing.</summary>
        /// <param name="frame">The frame.</param>
        /// <param name="input">Number of the input of the settings, from 0.</param>
        /// <param name="detections">An empty list with room for the most detections; takes the boxes, best first.</param>
        /// <param name="callback">
        /// Called between bands of rows; an engine that takes a frame in one piece calls it once before. Null for none.
        /// </param>
        /// <returns>False when the callback cancelled; the list is then empty.</returns>
        /// <exception cref="InvalidOperationException">The engine refuses the frame.</exception>
        bool Detect(Frame frame, int input, DetectionList detections, BandCallback callback);
    }
}
