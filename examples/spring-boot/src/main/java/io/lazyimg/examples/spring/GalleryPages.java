package io.lazyimg.examples.spring;

import io.lazyimg.ImageUrls;
import io.lazyimg.image.Transform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The pages. The templates escape what visitors wrote. */
@Controller
class GalleryPages {
    private final Gallery gallery;
    private final ImageUrls urls;

    GalleryPages(Gallery gallery, ImageUrls urls) {
        this.gallery = gallery;
        this.urls = urls;
    }

    /** A picture in the list. */
    record Listed(String key, String title) {}

    @GetMapping("/")
    ModelAndView all() throws IOException {
        return all(200, "");
    }

    private ModelAndView all(int status, String problem) throws IOException {
        List<Listed> pictures = new ArrayList<>();
        for (String key : gallery.keys()) {
            pictures.add(new Listed(key, gallery.title(key).orElse("")));
        }
        return new ModelAndView(
                "gallery", Map.of("pictures", pictures, "problem", problem), HttpStatusCode.valueOf(status));
    }

    @GetMapping("/pictures/{key}")
    ModelAndView one(@PathVariable("key") String key) throws IOException {
        String title = gallery.title(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<String> sizes =
                urls.sizes().listed(key).stream().map(Transform::toString).toList();
        return new ModelAndView("picture", Map.of("key", key, "title", title, "sizes", sizes));
    }

    @PostMapping("/pictures")
    String upload(
            @RequestParam("file") MultipartFile file, @RequestParam(name = "title", defaultValue = "") String title)
            throws IOException {
        return "redirect:/pictures/" + gallery.add(title, file.getBytes());
    }

    @ExceptionHandler
    ModelAndView refused(RefusedUpload refusal) throws IOException {
        return all(refusal.status(), Objects.requireNonNull(refusal.getMessage()));
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException refusal) throws IOException {
        return all(413, "This file is too large.");
    }
}
