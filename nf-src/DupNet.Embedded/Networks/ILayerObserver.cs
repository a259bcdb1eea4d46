namespace DupNet.Embedded.Networks
{
    /// <summary>Is told while a network runs, to measure times or to show progress.</summary>
    public interface ILayerObserver
    {
        /// <summary>A layer is finished. One that runs together with the next layer is finished just before that one.</summary>
        /// <param name="number">Number of the layer, from 1, in order.</param>
        void LayerDone(int number);
    }
}
